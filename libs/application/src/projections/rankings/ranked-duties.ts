import { BOX_CODES, dayNumber, heirOf, RANKED_BOXES, STANDING_CODE_COUNT, type BodyId, type DueReading, type RankedBody, type RankedBox, type RankedCounts, type RankingPeriod } from '#libs/domain';
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
/** Place in `RANKED_BOXES` by code; −1 for what is in none of them. */
const BOX_OF_CODE = Int8Array.from({ length: STANDING_CODE_COUNT }, (_, code) => RANKED_BOXES.findIndex((box) => BOX_CODES[box] === code));

/**
 * The rows of the board's columns that count for an office at one moment: the duties that it supervises, or whose body it
 * carries on supervised (R11), that fell due in the period and are done or overdue. What stands, waits, rests, is withdrawn,
 * undated or external is in no box, and what is still open in time has no part yet. The live list, a past one, the
 * explanation of a line and a difference come from the same rows.
 */
export class RankedRows {
  /** Rows that begin by the moment. */
  readonly end: number;
  private readonly index: number;
  private readonly isOffice: Uint8Array;
  private readonly bounds: readonly [first: number, last: number];
  private readonly today: number;
  private readonly dues: Int32Array;
  private readonly codes: Int32Array;
  private readonly offices: Int32Array;
  private readonly bodies: Int32Array;
  private counted: ReadonlyMap<number, Int32Array> | null = null;

  constructor(
    private readonly columns: DutyColumns,
    view: PastView,
    private readonly scope: RankingScope,
  ) {
    const { period, against, office } = scope;
    const { values, names } = columns;
    this.index = view.moment.index;
    this.end = columns.countUpTo(this.index);
    const carried = officesOf(view, office);
    this.isOffice = Uint8Array.from(names, (text) => (carried.has(text) ? 1 : 0));
    this.bounds = [dayNumber(period.from), dayNumber(period.to)];
    this.today = dayNumberAt(view.moment.at);
    [this.dues, this.codes, this.offices, this.bodies] = [against === 'current' ? DUE : ORIGINAL_DUE, CODES, SUPERVISING, BODY].map((column) => values[column]) as [Int32Array, Int32Array, Int32Array, Int32Array];
  }

  /** Whether the row holds at the moment: of each duty one does. */
  holds(row: number): boolean {
    return (this.columns.to[row] as number) > this.index;
  }

  /** The row of the same duty that holds at the moment, `row` being one that holds later; −1 = there was no such duty. */
  back(row: number): number {
    let earlier = row;
    while (earlier >= this.end) earlier = this.columns.previous[earlier] as number;
    return earlier;
  }

  /** In which of `RANKED_BOXES` the duty of the row counts; −1 for none. */
  boxAt(row: number): number {
    if (this.isOffice[this.offices[row] as number] === 0) return -1;
    const due = this.dues[row] as number;
    const [first, last] = this.bounds;
    return due < first || due > last ? -1 : (BOX_OF_CODE[codeIn(this.codes[row] as number, this.scope.against, this.today > due)] as number);
  }

  /** Number of the name of the body that has it. */
  bodyAt(row: number): number {
    return this.bodies[row] as number;
  }

  /** Number of the day by which it is judged. */
  dueAt(row: number): number {
    return this.dues[row] as number;
  }

  /** How many duties of each body, by the number of its name, are in each of `RANKED_BOXES`. */
  counts(): ReadonlyMap<number, Int32Array> {
    this.counted ??= this.count();
    return this.counted;
  }

  private count(): ReadonlyMap<number, Int32Array> {
    const counts = new Map<number, Int32Array>();
    for (let row = 0; row < this.end; row++) {
      if (!this.holds(row)) continue;
      const box = this.boxAt(row);
      if (box < 0) continue;
      const body = this.bodyAt(row);
      let of = counts.get(body);
      if (of === undefined) counts.set(body, (of = new Int32Array(RANKED_BOXES.length)));
      of[box] = (of[box] as number) + 1;
    }
    return counts;
  }
}

/** The duties in the list of the office, one pass over the columns. */
export function* rankedDuties(columns: DutyColumns, view: PastView, scope: RankingScope): Generator<RankedDuty> {
  const ranked = new RankedRows(columns, view, scope);
  for (let row = 0; row < ranked.end; row++) {
    const box = ranked.holds(row) ? RANKED_BOXES[ranked.boxAt(row)] : undefined;
    if (box !== undefined) yield { number: columns.duty[row] as number, body: (columns.names[ranked.bodyAt(row)] ?? '') as BodyId, box };
  }
}

/** In which box the duty of one row counts for the office at the moment of the view; null for none. */
export function rankedBox(columns: DutyColumns, row: number, view: PastView, { office, period, against }: RankingScope): RankedBox | null {
  const { names, values } = columns;
  const of = (column: number): number => values[column]?.[row] as number;
  const due = of(against === 'current' ? DUE : ORIGINAL_DUE);
  if (due < dayNumber(period.from) || due > dayNumber(period.to)) return null;
  const supervising = (names[of(SUPERVISING)] ?? '') as BodyId;
  if (supervising !== office && heirOf(view.register.state, supervising, view.today, null).body !== office) return null;
  return RANKED_BOXES[BOX_OF_CODE[codeIn(of(CODES), against, dayNumberAt(view.moment.at) > due)] as number] ?? null;
}

export const rankedBodyIn = ({ names, values }: DutyColumns, row: number): BodyId => (names[values[BODY]?.[row] as number] ?? '') as BodyId;

/** Every body with its counts, named as of the moment. `ranked`: the rows of that moment, where somebody has them already. */
export function countRanked(columns: DutyColumns, view: PastView, scope: RankingScope, ranked = new RankedRows(columns, view, scope)): readonly RankedBody[] {
  return [...ranked.counts()].map(([number, of]) => {
    const body = (columns.names[number] ?? '') as BodyId;
    return { body, name: view.nameOf(body), counts: Object.fromEntries(RANKED_BOXES.map((box, at) => [box, of[at]])) as Record<RankedBox, number> };
  });
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
