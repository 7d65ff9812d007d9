import {
  BOX_CODES, boxOfPeriod, DONE_LINE_OFFSET, LINE_CODES, PERIOD_PLACES, rates, STANDING_CODE_COUNT, type Box, type Line, type PeriodPlace, type StandingCode,
} from '#libs/domain'; // prettier-ignore
import type { FourBoxes, PeriodCounts } from '../../queries/contract.js';

const MARKS = 4;
const [AWAITING_IN_TIME, AWAITING_OVERDUE, EXTENDED, LATE_ENTRIES] = [0, 1, 2, 3].map((mark) => STANDING_CODE_COUNT + mark) as [number, number, number, number];
const PERIODS = STANDING_CODE_COUNT + MARKS;
/** Numbers counted for one group: one for each code, the counts beside them, and one for each place of a period. */
export const TALLY_SIZE = PERIODS + PERIOD_PLACES.length;

/** Looked up for each of hundreds of thousands of periods. */
const PLACE_OF = Object.fromEntries(PERIOD_PLACES.map((standsIn, place) => [standsIn, PERIODS + place])) as Readonly<Record<PeriodPlace, number>>;
const CODE_OF = Object.fromEntries(PERIOD_PLACES.map((standsIn) => [standsIn, codeOfPlace(standsIn)])) as Readonly<Record<PeriodPlace, StandingCode | null>>;
function codeOfPlace(standsIn: PeriodPlace): StandingCode | null {
  const box = boxOfPeriod(standsIn);
  return box === null ? null : BOX_CODES[box];
}

const { 'in-time': IN_TIME, overdue: OVERDUE, 'done-late': DONE_LATE } = BOX_CODES;

/** Counts one duty in the group whose numbers begin at `offset`. Only duties in a box have marks that count (R3). */
export function tally(counts: Int32Array, offset: number, code: StandingCode, awaiting: boolean, extended: boolean, lateEntry: boolean): void {
  counts[offset + code] = (counts[offset + code] as number) + 1;
  if (code > OVERDUE) return;
  if (awaiting && code === IN_TIME) add(counts, offset + AWAITING_IN_TIME);
  if (awaiting && code === OVERDUE) add(counts, offset + AWAITING_OVERDUE);
  if (extended) add(counts, offset + EXTENDED);
  if (lateEntry && (code === OVERDUE || code === DONE_LATE)) add(counts, offset + LATE_ENTRIES);
}

/** Counts one period of a recurring duty in the group whose numbers begin at `offset`: in its box, and among the periods. */
export function tallyPeriod(counts: Int32Array, offset: number, standsIn: PeriodPlace, lateEntry: boolean): void {
  add(counts, offset + PLACE_OF[standsIn]);
  const code = CODE_OF[standsIn];
  if (code !== null) tally(counts, offset, code, false, false, lateEntry);
}

/** The four boxes and lines of the group whose numbers begin at `offset`. */
export function fourBoxesOf(counts: Int32Array, offset: number): FourBoxes {
  const of = (place: number): number => counts[offset + place] ?? 0;
  const boxes: Record<Box, number> = { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 };
  const lines: Record<Line, number> = { standing: 0, recurring: 0, undated: 0, conditional: 0, suspended: 0, withdrawn: 0, external: 0 };
  let total = 0;
  for (const box of Object.keys(boxes) as Box[]) total += boxes[box] = of(BOX_CODES[box]);
  for (const line of Object.keys(lines) as Line[]) total += lines[line] = of(LINE_CODES[line]) + of(LINE_CODES[line] + DONE_LINE_OFFSET);
  return {
    boxes,
    awaitingConfirmation: { inTime: of(AWAITING_IN_TIME), overdue: of(AWAITING_OVERDUE) },
    extended: of(EXTENDED),
    lateEntries: of(LATE_ENTRIES),
    lines,
    ...rates(boxes),
    periods: periodCounts((standsIn) => of(PERIODS + PERIOD_PLACES.indexOf(standsIn))),
    total,
  };
}

/** The same numbers for periods alone, and what is in no box. */
export function periodCounts(of: (standsIn: PeriodPlace) => number): PeriodCounts {
  const boxes = { 'done-on-time': of('done-on-time'), 'done-late': of('done-late'), 'in-time': of('in-time'), overdue: of('overdue') };
  const [filed, missing] = [of('filed-without-day'), of('missing-without-day')];
  return { boxes, ...rates(boxes), withoutDueDay: { k: filed, n: filed + missing }, suspended: of('suspended'), lapsed: of('lapsed') };
}

const add = (counts: Int32Array, place: number): void => {
  counts[place] = (counts[place] as number) + 1;
};
