import { BOX_CODES, boxOfPeriod, DONE_LINE_OFFSET, LINE_CODES, PERIOD_PLACES, type Box, type Line, type PeriodPlace, type StandingCode } from '#libs/domain';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import { MARK } from '../duty-columns/standing-columns.js';
import { LATE_ENTRY } from '../overdue-board/board-scope.js';

/** One duty or period as the board counts it. */
export interface Counted {
  /** Null for a period in no box. */
  readonly code: StandingCode | null;
  /** Bits of `MARK`. */
  readonly marks: number;
  /** Null for a duty. */
  readonly period: PeriodPlace | null;
}

type Fits = (counted: Counted) => boolean;

const { 'done-on-time': ON_TIME, 'done-late': DONE_LATE, 'in-time': IN_TIME, overdue: OVERDUE } = BOX_CODES;
const inBox: Fits = ({ code }) => code !== null && code <= OVERDUE;
const isIn = (...codes: readonly StandingCode[]): Fits => ({ code }) => code !== null && codes.includes(code);
const marked = (bits: number, among: Fits): Fits => (counted) => (counted.marks & bits) !== 0 && among(counted);
const ofPeriods = (among: Fits): Fits => (counted) => counted.period !== null && among(counted);
const standsIn = (...places: readonly PeriodPlace[]): Fits => ({ period }) => period !== null && places.includes(period);

const [done, judged] = [isIn(ON_TIME, DONE_LATE), isIn(ON_TIME, DONE_LATE, OVERDUE)];
const BOXES = Object.keys(BOX_CODES) as readonly Box[];
const LINES = Object.keys(LINE_CODES) as readonly Line[];

/** The four boxes with what is counted beside each, by their names in the answer of a board (`FourBoxes`). */
const FITS = {
  total: ({ code }) => code !== null,
  'awaitingConfirmation.inTime': marked(MARK.awaiting, isIn(IN_TIME)),
  'awaitingConfirmation.overdue': marked(MARK.awaiting, isIn(OVERDUE)),
  extended: marked(MARK.extended, inBox),
  lateEntries: marked(LATE_ENTRY, isIn(OVERDUE, DONE_LATE)),
  'completion.k': done,
  'completion.n': judged,
  'onTime.k': isIn(ON_TIME),
  'onTime.n': judged,
  'periods.completion.k': ofPeriods(done),
  'periods.completion.n': ofPeriods(judged),
  'periods.onTime.k': ofPeriods(isIn(ON_TIME)),
  'periods.onTime.n': ofPeriods(judged),
  'periods.withoutDueDay.k': standsIn('filed-without-day'),
  'periods.withoutDueDay.n': standsIn('filed-without-day', 'missing-without-day'),
  'periods.suspended': standsIn('suspended'),
  'periods.lapsed': standsIn('lapsed'),
} as const satisfies Readonly<Record<string, Fits>>;

/** Every number of a board, by the path of its field. */
export type BoardNumber = keyof typeof FITS | `boxes.${Box}` | `lines.${Line}` | `periods.boxes.${Box}`;

const ALL: Readonly<Record<string, Fits>> = {
  ...Object.fromEntries(BOXES.map((box) => [`boxes.${box}`, isIn(BOX_CODES[box])])),
  ...Object.fromEntries(LINES.map((line) => [`lines.${line}`, isIn(LINE_CODES[line], LINE_CODES[line] + DONE_LINE_OFFSET)])),
  ...Object.fromEntries(PERIOD_PLACES.flatMap((place) => (boxOfPeriod(place) === null ? [] : [[`periods.boxes.${place}`, standsIn(place)]]))),
  ...FITS,
};
export const BOARD_NUMBERS = Object.keys(ALL) as readonly BoardNumber[];

/** Whether a number counts it. */
export const countsIn = (number: BoardNumber): Fits => ALL[number] as Fits;

export function countedPeriod({ standsIn: period, lateEntry }: PeriodInstance): Counted {
  const box = boxOfPeriod(period);
  return { code: box === null ? null : BOX_CODES[box], marks: lateEntry ? MARK.lateEntry : 0, period };
}
