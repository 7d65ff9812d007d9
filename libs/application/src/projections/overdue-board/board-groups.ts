import { fromDayNumber, type BodyId, type DirectiveId } from '#libs/domain';
import type { FourBoxes, OverdueGroup } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { fourBoxesOf, TALLY_SIZE } from '../duty-columns/four-boxes.js';
import { NO_DAY } from '../duty-columns/standing-columns.js';
import type { PeriodInstance } from '../duty-periods/period-book.js';
import type { PastView } from '../reading/past-view.js';
import { BODY, DIRECTIVE } from './board-scope.js';

export type Grouping = OverdueGrouping | 'none';
type OverdueGrouping = 'body' | 'directive' | 'month';

/** Key of the duties without a due day when grouped by month; sorts after every month. */
const NO_MONTH = 'none';

/** What of a period tells its group. */
type GroupedPeriod = Pick<PeriodInstance, 'body' | 'directive' | 'period'>;

/** Which group a row of the columns, or a period, belongs to. */
export class GroupKeys {
  private readonly ofRow: (row: number) => string;

  constructor(columns: DutyColumns, private readonly by: Grouping, dueColumn: number) {
    const { values, names } = columns;
    if (by === 'none') this.ofRow = () => '';
    else if (by === 'month') this.ofRow = (row) => monthOf(values[dueColumn]?.[row] as number);
    else this.ofRow = (row) => names[values[by === 'body' ? BODY : DIRECTIVE]?.[row] as number] ?? '';
  }

  row(row: number): string {
    return this.ofRow(row);
  }

  period({ body, directive, period: { due } }: GroupedPeriod): string {
    if (this.by === 'month') return due === null ? NO_MONTH : due.slice(0, 7);
    return this.by === 'none' ? '' : this.by === 'body' ? body : directive;
  }
}

const monthOf = (day: number): string => (day === NO_DAY ? NO_MONTH : fromDayNumber(day).slice(0, 7));

/** The numbers of each group, in one array; a group gets its place when its first duty is met. */
export class Groups {
  counts = new Int32Array(TALLY_SIZE * 64);
  private readonly keys = new Map<string, number>();
  private readonly keysOf: GroupKeys;
  private readonly numberOf: ((row: number) => number) | null;
  /** Places by the number that tells groups apart: a name, or a day. */
  private readonly places = new Map<number, number>();
  private last = Number.NaN;
  private lastPlace = 0;
  private lastKey: string | null = null;
  private lastOffset = 0;

  constructor(columns: DutyColumns, by: Grouping, dueColumn: number) {
    this.keysOf = new GroupKeys(columns, by, dueColumn);
    if (by === 'none') this.place('');
    const column = by === 'none' ? null : (columns.values[by === 'month' ? dueColumn : by === 'body' ? BODY : DIRECTIVE] as Int32Array);
    this.numberOf = column === null ? null : (row) => column[row] as number;
  }

  /** Where the numbers of the row's group begin. It may make room for a new group, so it is asked before `counts`. */
  offset(row: number): number {
    if (this.numberOf === null) return 0;
    const number = this.numberOf(row);
    if (number !== this.last) {
      let place = this.places.get(number);
      if (place === undefined) this.places.set(number, (place = this.place(this.keysOf.row(row))));
      [this.last, this.lastPlace] = [number, place];
    }
    return this.lastPlace * TALLY_SIZE;
  }

  /** Periods of one duty come one after another, so their group is mostly that of the one before. */
  offsetOfPeriod(period: GroupedPeriod): number {
    const key = this.keysOf.period(period);
    if (key !== this.lastKey) [this.lastKey, this.lastOffset] = [key, this.place(key) * TALLY_SIZE];
    return this.lastOffset;
  }

  total(): FourBoxes {
    const sum = new Int32Array(TALLY_SIZE);
    for (let place = 0; place < this.counts.length; place++) sum[place % TALLY_SIZE] = (sum[place % TALLY_SIZE] as number) + (this.counts[place] as number);
    return fourBoxesOf(sum, 0);
  }

  groupKeys(): Iterable<string> {
    return this.keys.keys();
  }

  /** The numbers of a group; zeros for one that nothing was counted in. */
  numbersOf(key: string): FourBoxes {
    const place = this.keys.get(key);
    return place === undefined ? fourBoxesOf(new Int32Array(TALLY_SIZE), 0) : fourBoxesOf(this.counts, place * TALLY_SIZE);
  }

  /** Bodies and directives with the most overdue first, months in their order. */
  list(by: OverdueGrouping, view: PastView): readonly OverdueGroup[] {
    const groups = [...this.keys.keys()].map((key) => ({ key, name: nameOfGroup(by, key, view), ...this.numbersOf(key) }));
    const byKey = (a: OverdueGroup, b: OverdueGroup): number => (a.key < b.key ? -1 : 1);
    return groups.sort((a, b) => (by === 'month' ? byKey(a, b) : b.boxes.overdue - a.boxes.overdue || byKey(a, b)));
  }

  private place(key: string): number {
    let place = this.keys.get(key);
    if (place === undefined) {
      this.keys.set(key, (place = this.keys.size));
      if (this.keys.size * TALLY_SIZE > this.counts.length) {
        const larger = new Int32Array(this.counts.length * 2);
        larger.set(this.counts);
        this.counts = larger;
      }
    }
    return place;
  }
}

export function nameOfGroup(by: OverdueGrouping, key: string, view: PastView): string {
  if (by === 'body') return view.nameOf(key as BodyId);
  if (by === 'directive') return view.directives.symbol(key as DirectiveId);
  return key === NO_MONTH ? 'Chưa có hạn' : `${key.slice(5)}/${key.slice(0, 4)}`;
}
