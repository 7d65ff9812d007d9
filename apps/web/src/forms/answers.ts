import { readDay } from '../wording/dates.js';
import { readNumber } from '../wording/numbers.js';

/** One thing to be asked for; a day is typed as dd/mm/yyyy and given on as `YYYY-MM-DD`, a box that is ticked as `yes`, several boxes and bodies as their ids with spaces between. */
export interface AskedField {
  /** As the API calls it, dots between the parts: `number.symbol`. So a refusal finds its field. */
  readonly name: string;
  readonly label: string;
  /** `decimal` is given on as a number, `decimal-text` as it is kept, without rounding; `numbers` = boxes that are given on as numbers; `duty-step` = the number of one step of the duty that the field `assignmentId` beside it names; `part` shows nothing: it is said even where nothing in it is. */
  readonly kind: 'text' | 'long' | 'lines' | 'number' | 'decimal' | 'decimal-text' | 'day' | 'choice' | 'yes-no' | 'box' | 'boxes' | 'numbers' | 'duty-step' | 'secret' | 'body' | 'bodies' | 'rows' | 'part';
  readonly required?: boolean;
  readonly hint?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  /** How many characters may be typed, where that is not how many are sent: a period in words. */
  readonly longest?: number;
  /** Browsers fill in by this. */
  readonly autoComplete?: string;
  /** What is wrong with something that was typed, in words; null = nothing. */
  readonly fault?: (value: string) => string | null;
  /** Asked for only while this holds of what is typed: in the same row, where it stands in one. */
  readonly when?: (typed: Answers) => boolean;
  /** What each row of `rows` asks for, and its words. */
  readonly row?: { readonly fields: readonly AskedField[]; readonly add: string; readonly title: (place: number) => string };
}

/** What was typed, by the names of the fields: `visits` = how many rows there are, `visits.0.day` = a field of the first. */
export type Answers = Readonly<Record<string, string>>;

/** Stands among the answers of an act that is to be drafted for a head, not done; with it the draft whose place it takes, and why. */
const DRAFT = 'draft';
const REVISES = 'draft.revises';
export const REVISION_REASON = 'draft.reason';
export const asDraft = (answers: Answers, revises: string | null = null): Answers => ({ ...answers, [DRAFT]: 'yes', ...(revises !== null && { [REVISES]: revises }) });
export const isDraft = (answers: Answers): boolean => answers[DRAFT] === 'yes';
/** The draft as the API takes it. */
export const draftIn = (answers: Answers): { readonly revises?: string; readonly reason?: string } => {
  const revises = answers[REVISES];
  return revises === undefined ? {} : { revises, reason: answers[REVISION_REASON] ?? '' };
};

/** The rows that were typed under a name, each with its own fields alone. */
export const rowsIn = (answers: Answers, name: string): readonly Answers[] => Array.from({ length: Number(answers[name] ?? '0') }, (_, place) => rowIn(answers, name, place));

/** One row with its fields named from the row on. */
export function rowIn(answers: Answers, name: string, place: number): Answers {
  const beginning = `${name}.${place}.`;
  return Object.fromEntries(Object.entries(answers).flatMap(([key, value]) => (key.startsWith(beginning) ? [[key.slice(beginning.length), value] as const] : [])));
}

/** The answers with other rows under a name. */
export function withRows(answers: Answers, name: string, rows: readonly Answers[]): Answers {
  const others = Object.entries(answers).filter(([key]) => key !== name && !key.startsWith(`${name}.`));
  const typed = rows.flatMap((row, place) => Object.entries(row).map(([key, value]) => [`${name}.${place}.${key}`, value] as const));
  return Object.fromEntries([...others, [name, String(rows.length)], ...typed]);
}

/** The lines of a long text that say something. */
export const linesIn = (value: string | undefined): string[] => (value ?? '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
/** The bodies of a `bodies` field. */
export const bodiesIn = (value: string | undefined): string[] => (value ?? '').split(' ').filter((body) => body !== '');
/** Nothing typed is nothing said. */
export const orNone = (value: string | undefined): string | null => (value === undefined || value === '' ? null : value);

interface Placed {
  readonly field: AskedField;
  /** The name with the rows that it stands in: `visits.0.day`. */
  readonly name: string;
}

/** Every field that is asked for, rows opened, in the order of the form. `own`: what was typed, named from here on. */
export const placedIn = (fields: readonly AskedField[], own: Answers, beginning = ''): readonly Placed[] =>
  fields
    .filter(({ when }) => when === undefined || when(own))
    .flatMap((field) => {
      const name = `${beginning}${field.name}`;
      const rows = field.kind === 'rows' ? rowsIn(own, field.name).flatMap((row, place) => placedIn(field.row?.fields ?? [], row, `${name}.${place}.`)) : [];
      return [{ field, name }, ...rows];
    });

/** Names of the fields that must say something, or a day, and do not, or say what they cannot mean. */
export const faultsIn = (placed: readonly Placed[], typed: Answers): readonly string[] => placed.filter(({ field, name }) => isFaulty(field, typed[name] ?? '')).map(({ name }) => name);

function isFaulty({ kind, required = false, fault }: AskedField, value: string): boolean {
  if (kind === 'rows') return required && (value === '' || value === '0');
  if (kind === 'part') return false;
  if (kind.startsWith('decimal') && value.trim() !== '' && readNumber(value) === null) return true;
  if (kind === 'number' && value.trim() !== '' && !/^-?\d{1,9}$/u.test(value.trim())) return true;
  return value.trim() === '' ? required : (kind === 'day' && readDay(value) === null) || (fault?.(value) ?? null) !== null;
}

/** What is given on: days as the API writes them, and nothing of what was not asked for. */
export const answersOf = (placed: readonly Placed[], typed: Answers): Answers => Object.fromEntries(placed.map(({ field: { kind }, name }) => [name, answerIn(kind, typed[name] ?? '')]));

const answerIn = (kind: AskedField['kind'], value: string): string => (kind === 'day' ? (readDay(value) ?? '') : kind === 'secret' ? value : value.trim());

/** The field that a part of what was sent stands for: the one of that name, or the nearest above it; null = none of them. A part without rows (`visits.contents`) stands for the first row's, one without what is above it (`value`) for the first of that name. */
export function fieldFor(part: string, names: readonly string[]): string | null {
  const plain = names.find((name) => name.replaceAll(/\.\d+/gu, '') === part);
  const above = names.filter((name) => part === name || part.startsWith(`${name}.`)).toSorted((a, b) => b.length - a.length);
  return plain ?? above[0] ?? names.find((name) => name.endsWith(`.${part}`)) ?? null;
}
