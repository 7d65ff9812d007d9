import { numberFault, type DocumentNumber, type Signatory } from '../directive/index.js';
import { dateAt, parseLocalDate, type Act, type LocalDate } from '../kernel/index.js';

export type PaperRejection =
  /** Number or year is no positive whole number. */
  | 'number-invalid'
  /** The number's year is not that of the date. Facts: `year`, `date`. */
  | 'year-mismatch'
  /** The printed symbol does not show the number and the kind. Facts: `symbol`, `number`, `kind`. */
  | 'symbol-mismatch'
  /** A date is no existing day. Facts: `date`. */
  | 'date-invalid'
  /** A paper, a visit or an observation is dated after the day of its record. Facts: `date`, `today`. */
  | 'paper-in-the-future'
  /** A text that must be there is blank. Facts: `field`. */
  | 'text-missing';

/** A fault with its facts, before an aggregate refuses with it. */
export interface Fault<Tag extends string> {
  readonly tag: Tag;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What is wrong with the day of a paper or a visit entered by this act. */
export function dayFault(date: LocalDate, act: Act): Fault<'date-invalid' | 'paper-in-the-future'> | null {
  if (parseLocalDate(date) === null) return { tag: 'date-invalid', facts: { date } };
  const today = dateAt(act.recordedAt);
  return date > today ? { tag: 'paper-in-the-future', facts: { date, today } } : null;
}

/** What is wrong with number, date and signature of a paper. */
export function paperFault(number: DocumentNumber, date: LocalDate, signatory: Signatory, act: Act): Fault<PaperRejection> | null {
  const fault = dayFault(date, act);
  if (fault !== null) return fault;
  const numbered = numberFault(number, date);
  if (numbered !== null) return { tag: numbered.rejection.tag as 'number-invalid' | 'year-mismatch' | 'symbol-mismatch', facts: numbered.rejection.facts };
  return textFault({ 'signatory.position': signatory.position });
}

/** The first of these texts that is blank. */
export function textFault(texts: Readonly<Record<string, string>>): Fault<'text-missing'> | null {
  const field = Object.keys(texts).find((name) => (texts[name] ?? '').trim() === '');
  return field === undefined ? null : { tag: 'text-missing', facts: { field } };
}

export type DatesRejection =
  /** The paper would be dated after the day of its record (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'occurred-in-future'
  /** A paper older than its record needs the document that proves it (R13). Facts: `occurredOn`, `recordedOn`. */
  | 'late-entry-needs-basis';

/** R13. A process carries the dates of the event it answers, which were judged there. */
export function datesFault(act: Act): Fault<DatesRejection> | null {
  if (act.actor.startsWith('process:')) return null;
  const { occurredOn } = act;
  const recordedOn = dateAt(act.recordedAt);
  const facts = { occurredOn, recordedOn };
  if (occurredOn > recordedOn) return { tag: 'occurred-in-future', facts };
  return occurredOn < recordedOn && (act.lateEntryBasis ?? '').trim() === '' ? { tag: 'late-entry-needs-basis', facts } : null;
}
