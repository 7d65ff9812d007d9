import type { LocalDate } from '../kernel/index.js';

/** What sorts of time a phrase sets; R2 is the table from phrases to kinds. */
export const DEADLINE_KINDS = [
  'date',
  'month-end',
  'quarter-end',
  'year-end',
  'milestone',
  'window',
  'term',
  'recurring',
  'recurring-unspecified',
  'standing',
  'conditional',
  'relative',
  'unspecified',
  'none',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/**
 * What a reader of a deadline must know beyond its date.
 *
 * - `year-inferred`: no year was written; the first one whose due day is not before the issue date was taken (R2).
 * - `period-inferred`: no month or quarter was written ("trong tháng"); the one of the issue date was taken.
 * - `milestone-day-by-convention`: only a year or month was named; its last day is a convention (R2).
 * - `day-by-civil-code`: đầu, giữa, cuối of a month or year, as the Civil Code 2015 art. 146 defines them.
 * - `day-by-holiday-file`: the days of an occasion such as Tết, taken from the working-day calendar.
 * - `start-inferred`: the first day was worked out (1/3 for "từ tháng 3", the issue date for "kể từ ngày ký").
 * - `moved-off-day-off`: a counted term ended on a day off and was moved to the next working day (R1, 148(5)).
 * - `set-by-event`: the due day was worked out from an event whose date was recorded later.
 * - `governs`: of several dates in one sentence the clerk chose this one.
 * - `not-a-deadline`: the date belongs to a cited document, a target year or a percentage (R2).
 * - `ask-issuer`: the words were understood, but they set no date; only the issuer can.
 * - `needs-clerk`: the words were not understood, or allow several readings; a person must read them.
 */
export const DEADLINE_FLAGS = [
  'year-inferred',
  'period-inferred',
  'milestone-day-by-convention',
  'day-by-civil-code',
  'day-by-holiday-file',
  'start-inferred',
  'moved-off-day-off',
  'set-by-event',
  'governs',
  'not-a-deadline',
  'ask-issuer',
  'needs-clerk',
] as const;
export type DeadlineFlag = (typeof DEADLINE_FLAGS)[number];

/** One phrase of the source sentence and how it is read, as stored in events. A sentence may carry several. */
export interface Deadline {
  /** The words as written (NFC), null when the sentence says nothing about time. */
  readonly phrase: string | null;
  readonly kind: DeadlineKind;
  /** First day of a window; for a term, the day it is counted from (which itself is not counted, R1). */
  readonly start: LocalDate | null;
  /** The LAST day on which finishing is on time, after boundary and day-off moves; null when there is none (yet). */
  readonly due: LocalDate | null;
  /** How the written limit was read: `exclusive` means that `due` is already the day before it. */
  readonly boundary: 'inclusive' | 'exclusive' | null;
  readonly confidence: 'high' | 'medium' | 'low' | null;
  /** 1-based line of the source text, null when not known. */
  readonly sourceLine: number | null;
  /** `proposed` readings bind nobody until the clerk confirms them (R9). */
  readonly confirmation: 'confirmed' | 'proposed';
  readonly flags: readonly DeadlineFlag[];
}

/** The sentence says nothing about time: nothing is invented, the item waits for the clerk. */
export const NO_DEADLINE: Deadline = {
  phrase: null,
  kind: 'none',
  start: null,
  due: null,
  boundary: null,
  confidence: null,
  sourceLine: null,
  confirmation: 'confirmed',
  flags: [],
};

/** A deadline known to have its day. */
export type DatedDeadline = Deadline & { readonly due: LocalDate };

export type GoverningDeadline =
  | { readonly kind: 'one'; readonly deadline: DatedDeadline }
  | { readonly kind: 'none' }
  | { readonly kind: 'unclear'; readonly dated: readonly DatedDeadline[] };

/**
 * The phrase that a duty is judged by. Only confirmed phrases count. Several phrases naming the same day agree (the
 * first of them is returned); several different days are `unclear` until the clerk marks one with `governs`.
 */
export function governingDeadline(deadlines: readonly Deadline[]): GoverningDeadline {
  const dated = deadlines.filter(isDated);
  const chosen = dated.length > 1 ? dated.filter((deadline) => deadline.flags.includes('governs')) : dated;
  const candidates = chosen.length > 0 ? chosen : dated;
  const [first] = candidates;
  if (first === undefined) return { kind: 'none' };
  if (candidates.every((deadline) => deadline.due === first.due)) return { kind: 'one', deadline: first };
  return { kind: 'unclear', dated: candidates };
}

/** The line of the statistics a duty belongs to by its phrases; only `dated` duties enter the four boxes (R3). */
export type DeadlineLine = 'dated' | 'standing' | 'undated' | 'conditional' | 'recurring';

const NEEDS_DUE: ReadonlySet<DeadlineKind> = new Set<DeadlineKind>([
  'date',
  'month-end',
  'quarter-end',
  'year-end',
  'milestone',
  'window',
  'term',
]);

/** Whether a phrase of this kind names a day once it has been read. */
export const kindNeedsDue = (kind: DeadlineKind): boolean => NEEDS_DUE.has(kind);

/**
 * The line of a duty whose sentence carries these phrases.
 *
 * A duty with contradicting dates is `undated`, because none may be chosen for the clerk. A condition or an event that
 * has not come keeps it `conditional`; one that has come, where the words set no day after it, leaves it `undated`: the
 * issuer must name the day. A recurring report without a day, or a date nobody could read, keeps it
 * `undated` even beside a standing word, so that the expectation does not vanish among the standing duties. Proposed
 * phrases count for nothing: standing that is only proposed stays `undated` (R9). What returns is `recurring` once its
 * rhythm has been set (`hasRhythm`): its periods are what is judged, and nobody is asked for a day any more.
 */
export function deadlineLine(deadlines: readonly Deadline[], hasRhythm = false): DeadlineLine {
  const governing = governingDeadline(deadlines);
  if (governing.kind !== 'none') return governing.kind === 'one' ? 'dated' : 'undated';
  const confirmed = deadlines.filter((deadline) => deadline.confirmation === 'confirmed');
  if (confirmed.some(awaitsEvent)) return 'conditional';
  const kinds = confirmed.map((deadline) => deadline.kind);
  if (kinds.some(kindNeedsDue)) return 'undated';
  if (kinds.some((kind) => kind === 'recurring' || kind === 'recurring-unspecified')) return hasRhythm ? 'recurring' : 'undated';
  return kinds.includes('standing') ? 'standing' : 'undated';
}

/** A deadline that hangs on one event, whether or not its day is known (R2). Proposed ones bind nobody. */
export const hangsOnOneEvent = ({ kind, confirmation }: Deadline): boolean => (kind === 'conditional' || kind === 'relative') && confirmation === 'confirmed';

/** It hangs on an event that has not come, or whose day is not known. */
const awaitsEvent = (deadline: Deadline): boolean => hangsOnOneEvent(deadline) && deadline.due === null && deadline.start === null;

/** Known to have its day, and confirmed. */
function isDated(deadline: Deadline): deadline is DatedDeadline {
  return deadline.due !== null && deadline.confirmation === 'confirmed';
}
