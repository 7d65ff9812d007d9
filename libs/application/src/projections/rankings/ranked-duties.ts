import { BOX_CODES, dayNumber, heirOf, RANKED_BOXES, type BodyId, type DueReading, type RankedBody, type RankedBox, type RankedCounts, type RankingPeriod } from '#libs/domain';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { codeIn, dayNumberAt } from '../duty-columns/standing-columns.js';
import { BOARD_COLUMNS } from '../overdue-board/overdue-board.projection.js';
import type { PastView } from '../reading/past-view.js';

/** Whose duties, of which period, judged by which due day. */
export interface RankingScope {
  readonly office: BodyId;
  readonly period: RankingPeriod;
  readonly against: DueReading;
}

/** A duty that counts for a line. */
export interface RankedDuty {
  /** Of the duty in every read model. */
  readonly number: number;
  readonly body: BodyId;
  readonly box: RankedBox;
}

const place = (name: (typeof BOARD_COLUMNS)[number]): number => BOARD_COLUMNS.indexOf(name);
const [BODY, SUPERVISING, DUE, ORIGINAL_DUE, CODES] = [place('body'), place('supervising'), place('due'), place('original_due'), place('codes')];
const BOX_OF_CODE = new Map<number, RankedBox>(RANKED_BOXES.map((box) => [BOX_CODES[box], box]));

/**
 * The duties that the office supervises, or whose body it carries on supervised (R11), that fell due in the period and are
 * done or overdue at the moment of the view. What stands, waits, rests, is withdrawn, undated or external is in no box, and
 * what is still open in time has no part yet. One pass over the columns of the board: the live list, a past one and the
 * explanation of a line come from the same rows.
 */
export function* rankedDuties(columns: DutyColumns, view: PastView, { office, period, against }: RankingScope): Generator<RankedDuty> {
  const { names, to, values } = columns;
  const { moment } = view;
  const [bodies, offices, codes] = [BODY, SUPERVISING, CODES].map((column) => values[column] as Int32Array) as [Int32Array, Int32Array, Int32Array];
  const dues = values[against === 'current' ? DUE : ORIGINAL_DUE] as Int32Array;
  const [first, last, today] = [dayNumber(period.from), dayNumber(period.to), dayNumberAt(moment.at)];
  const carried = officesOf(view, office);
  const isOffice = Uint8Array.from(names, (text) => (carried.has(text) ? 1 : 0));
  const rows = columns.countUpTo(moment.index);
  for (let row = 0; row < rows; row++) {
    if ((to[row] as number) <= moment.index || isOffice[offices[row] as number] === 0) continue;
    const due = dues[row] as number;
    if (due < first || due > last) continue;
    const box = BOX_OF_CODE.get(codeIn(codes[row] as number, against, today > due));
    if (box !== undefined) yield { number: columns.duty[row] as number, body: (names[bodies[row] as number] ?? '') as BodyId, box };
  }
}

/** In which box the duty of one row counts for the office at the moment of the view; null for none. */
export function rankedBox(columns: DutyColumns, row: number, { register, today, moment }: PastView, { office, period, against }: RankingScope): RankedBox | null {
  const { names, values } = columns;
  const of = (column: number): number => values[column]?.[row] as number;
  const due = of(against === 'current' ? DUE : ORIGINAL_DUE);
  if (due < dayNumber(period.from) || due > dayNumber(period.to)) return null;
  const supervising = (names[of(SUPERVISING)] ?? '') as BodyId;
  if (supervising !== office && heirOf(register.state, supervising, today, null).body !== office) return null;
  return BOX_OF_CODE.get(codeIn(of(CODES), against, dayNumberAt(moment.at) > due)) ?? null;
}

export const rankedBodyIn = ({ names, values }: DutyColumns, row: number): BodyId => (names[values[BODY]?.[row] as number] ?? '') as BodyId;

/** Every body with its counts, named as of the moment. */
export function countRanked(columns: DutyColumns, view: PastView, scope: RankingScope): readonly RankedBody[] {
  const counts = new Map<BodyId, Record<RankedBox, number>>();
  for (const { body, box } of rankedDuties(columns, view, scope)) {
    const of = counts.get(body) ?? { 'done-on-time': 0, 'done-late': 0, overdue: 0 };
    of[box] += 1;
    counts.set(body, of);
  }
  return [...counts].map(([body, of]) => ({ body, name: view.nameOf(body), counts: of }));
}

export const countsOf = (duties: Iterable<{ readonly countsAs: RankedBox | 'not-counted' }>): RankedCounts => {
  const counts: Record<RankedBox, number> = { 'done-on-time': 0, 'done-late': 0, overdue: 0 };
  for (const { countsAs } of duties) if (countsAs !== 'not-counted') counts[countsAs] += 1;
  return counts;
};

/** The office and every body that it carries on at the moment: closed duties keep the office they had. */
function officesOf({ register, today }: PastView, office: BodyId): ReadonlySet<string> {
  const { state } = register;
  return new Set([office, ...[...state.bodies.keys()].filter((body) => heirOf(state, body, today, null).body === office)]);
}
