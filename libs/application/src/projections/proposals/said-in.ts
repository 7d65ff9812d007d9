import { fieldLabel } from '../../act-titles/field-labels.js';
import { titled, type Title } from '../../act-titles/titled.js';

/** One thing that a draft says. `field`: as the API calls it; `label`: with what it stands in; `values`: as they were written, days as `YYYY-MM-DD`. */
export interface SaidLine {
  readonly field: string;
  readonly label: Title;
  readonly values: readonly string[];
}

/** What a draft is, not what it says. */
const UNSAID: ReadonlySet<string> = new Set(['type', 'sha256', 'stands', 'leaveOutRefused']);
/** What only holds other things together. */
const UNNAMED: ReadonlySet<string> = new Set(['draft', 'terms', 'decision', 'opening']);

/** Everything that a draft says, line by line, for whoever has to approve it; what is left open is not listed. */
export const saidIn = (content: Readonly<Record<string, unknown>>): readonly SaidLine[] => linesOf(content, []);

function linesOf(value: object, above: readonly Title[]): readonly SaidLine[] {
  return Object.entries(value).flatMap(([field, said]) => (UNSAID.has(field) ? [] : said !== null && typeof said === 'object' ? within(field, said, above) : lineOf(field, [said], above)));
}

function within(field: string, said: object, above: readonly Title[]): readonly SaidLine[] {
  const own = UNNAMED.has(field) ? above : [...above, fieldLabel(field)];
  if (!Array.isArray(said)) return linesOf(said, own);
  const values = said as readonly unknown[];
  if (values.every((each) => typeof each !== 'object' || each === null)) return lineOf(field, values, above);
  return values.flatMap((each, place) => linesOf(each as object, values.length === 1 ? own : [...own.slice(0, -1), numbered(own.at(-1), place + 1)]));
}

function lineOf(field: string, said: readonly unknown[], above: readonly Title[]): readonly SaidLine[] {
  const values = said.filter((each) => each !== null && each !== undefined && each !== '').map((each) => (each === true ? '✓' : each === false ? '–' : String(each)));
  return values.length === 0 ? [] : [{ field, label: joined([...above, fieldLabel(field)]), values }];
}

const numbered = (title: Title | undefined, place: number): Title => titled(`${title?.vi ?? ''} ${place}`, `${title?.en ?? ''} ${place}`);
const joined = (titles: readonly Title[]): Title => titled(titles.map(({ vi }) => vi).join(' › '), titles.map(({ en }) => en).join(' › '));
