import type { ChangeWords } from '../language/vi-changes.js';
import { isApiDay, writtenDay, writtenInstant } from '../wording/dates.js';

type Words = Readonly<Record<string, string>>;

/** Numbers of the log so great are moments in milliseconds: nothing is counted that far. */
const FIRST_MOMENT = 100_000_000_000;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/u;

/** Nothing is said by it: an empty list as little as none. */
const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** Whether a change is one to people: from none to an empty list is not. */
export const isChange = ({ before, after }: { readonly before?: unknown; readonly after?: unknown }): boolean => !(isNothing(before) && isNothing(after)) && JSON.stringify(before) !== JSON.stringify(after);

/** What a word is called that is kept of a field; undefined where it is none of the program's. */
export function wordOf({ own, words }: ChangeWords, field: string, word: string): string | undefined {
  const ofField: Words = (own as Readonly<Record<string, Words>>)[field] ?? {};
  return Object.hasOwn(ofField, word) ? ofField[word] : Object.hasOwn(words, word) ? (words as Words)[word] : undefined;
}

/** What a field is called; undefined where no program names it so: a key of the register, an id, a number. */
export const fieldOf = ({ fields }: ChangeWords, field: string): string | undefined => (Object.hasOwn(fields, field) ? (fields as Words)[field] : undefined);

/** A path within what something has come to, in words: its fields, and what stands between them by its name. */
export function pathWords(words: ChangeWords, path: string, names: (body: string) => string): string {
  const parts = path.split('.');
  return parts.map((part, place) => fieldOf(words, part) ?? wordOf(words, parts[place - 1] ?? '', part) ?? names(part)).join(' › ');
}

/** A value in words: days and moments as they are written here, words of the program by what they are called, bodies by name; a thing field by field. */
export function valueWords(words: ChangeWords, field: string, value: unknown, names: (body: string) => string): string {
  if (isNothing(value)) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return value >= FIRST_MOMENT ? writtenInstant(value) : String(value).replace('.', ',');
  if (typeof value === 'string') return isApiDay(value) ? writtenDay(value) : INSTANT.test(value) ? writtenInstant(value) : (wordOf(words, field, value) ?? names(value));
  if (Array.isArray(value)) return value.map((each) => valueWords(words, field, each, names)).join('; ');
  const said = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, each]) => each !== null && each !== undefined);
  return said.length === 0 ? words.none : said.map(([part, each]) => `${pathWords(words, part, names)}: ${valueWords(words, part, each, names)}`).join(', ');
}
