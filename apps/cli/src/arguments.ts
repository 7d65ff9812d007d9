import { parseArgs } from 'node:util';
import { UsageError } from './command.js';

type Options = Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: true }>>;
type Value<O> = O extends { readonly type: 'string'; readonly multiple: true } ? readonly string[] : O extends { readonly type: 'string' } ? string : boolean;
type Values<O extends Options> = { readonly [K in keyof O]?: Value<O[K]> };

/** The options and the other words of a command line. @throws UsageError for an unknown option or a wrong number of words. */
export function readArguments<O extends Options>(args: readonly string[], options: O, words: number): { readonly values: Values<O>; readonly words: readonly string[] } {
  let parsed: { readonly values: unknown; readonly positionals: readonly string[] };
  try {
    parsed = parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
  if (parsed.positionals.length !== words) throw new UsageError(`cần ${words} tham số, có ${parsed.positionals.length} / expected ${words} arguments, got ${parsed.positionals.length}`);
  return { values: parsed.values as Values<O>, words: parsed.positionals };
}

/** The data folder: the option, else DONDOC_DATA, else ./data. */
export const dataFolder = (option: string | undefined): string => option ?? (process.env['DONDOC_DATA']?.trim() || 'data');
