import type { Asked, ReadSide } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { dataFolder, readArguments } from '../arguments.js';
import { asOfIn } from '../as-of.js';
import type { Bilingual, Command } from '../command.js';
import { print, printJson } from '../output.js';
import { readFolder } from './folder-readings.js';

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
export type Given = Readonly<Record<string, string | boolean | undefined>>;

/** A command that answers one question about a data folder as of a moment. */
export interface Reading {
  readonly name: string;
  readonly summary: Bilingual;
  /** What it prints, a line or two in each language. */
  readonly about: Bilingual;
  /** Options of its own beside `--as-of`, `--data` and `--json`, with their lines of help. */
  readonly options?: Options;
  readonly optionHelp?: readonly string[];
  /** Gives what `--json` prints, and the same as text. @throws UsageError for an option that means nothing. */
  readonly read: (readings: ReadSide, asked: Asked, given: Given) => Promise<{ readonly json: object; readonly text: string }>;
  /** Refuses options before anything is read. @throws UsageError */
  readonly check?: (given: Given) => void;
}

export function readingCommand({ name, summary, about, options = {}, optionHelp = [], read, check }: Reading): Command {
  const usage = Object.entries(options).map(([option, { type }]) => ` [--${option}${type === 'string' ? ' …' : ''}]`);
  return {
    name,
    summary,
    help: `dondoc ${name} [--as-of T]${usage.join('')} [--data DIR] [--json]

${about.vi}
${about.en}

  --as-of T     ngày YYYY-MM-DD (hết ngày), thời điểm ISO 8601, hoặc index:N[@thời điểm] / a day (its end), an ISO 8601 instant,
                or index:N[@instant] (default: now)
${optionHelp.map((line) => `  ${line}\n`).join('')}  --data DIR    thư mục dữ liệu / data folder (default: DONDOC_DATA or ./data)
  --json        in JSON / print JSON
`,
    run: async (args) => {
      const { values } = readArguments(args, { ...options, 'as-of': { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } }, 0);
      const given: Given = values;
      const moment = asOfIn(textOf(given['as-of']));
      check?.(given);
      const { json, text } = await readFolder(dataFolder(textOf(given['data'])), (readings) => read(readings, { asOf: moment, visibility: { kind: 'all' } }, given));
      const asOf = moment.kind === 'index' || moment.kind === 'pinned' ? textOf(given['as-of']) : new Date(moment.kind === 'now' ? new SystemClock().now() : moment.at).toISOString();
      await (given['json'] === true ? printJson({ asOf, ...json }) : print(`${asOf}\n${text}`));
      return 0;
    },
  };
}

export const textOf = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
