import { BOX_CODES, dayNumber, fromDayNumber, type BodyId, type DirectiveId, type DueReading } from '#libs/domain';
import type { FourBoxesAnswer, FourBoxesQuestion, Moment, OverdueBoardAnswer, OverdueBoardQuestion, OverdueGroup, QueryAnswer, Visibility } from '../../queries/contract.js';
import { DutyColumns, visibleSets } from '../duty-columns/duty-columns.js';
import { fourBoxesOf, tally, tallyPeriod, TALLY_SIZE } from '../duty-columns/four-boxes.js';
import { codeIn, dayNumberAt, MARK, NO_DAY } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import type { PeriodBook, SeenPeriod } from '../duty-periods/period-book.js';
import { keyOfListed, LISTED_KEY, shownRows, type ListedDuty } from '../reading/listed-duty.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf, type SortKey } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { BOARD_COLUMNS, OVERDUE_BOARD } from './overdue-board.projection.js';

export const boardColumns = (): DutyColumns => new DutyColumns(BOARD_COLUMNS);
const [BODY, DIRECTIVE, PARTIES, DUE, ORIGINAL_DUE, CODES, MARKS] = (['body', 'directive', 'parties', 'due', 'original_due', 'codes', 'marks'] as const).map((name) => BOARD_COLUMNS.indexOf(name)) as [number, number, number, number, number, number, number];

interface Scope {
  readonly moment: Moment;
  readonly against: DueReading;
  readonly visibility: Visibility;
  readonly narrow: { readonly body: BodyId | null; readonly directiveId: DirectiveId | null };
}

type Offer = (due: number, duty: number, period: SeenPeriod | null) => void;

/**
 * The board of the supervising office: the four boxes in total and by group, and what is overdue, duties and periods of
 * recurring ones, longest overdue first. What the asker may not see is left out before anything is counted.
 * @throws ReadModelMissingError
 */
export async function askOverdueBoard(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: OverdueBoardQuestion): Promise<QueryAnswer<OverdueBoardAnswer>> {
  const after = keyIn(question.page, LISTED_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, question.asked, [OVERDUE_BOARD, DUTY_PERIODS]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const scope = { moment: view.moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  const groups = new Groups(columns, question.groupBy, question.against === 'current' ? DUE : ORIGINAL_DUE);
  const overdue = overdueRows(limitOf(question.page) + 1, after);
  count(columns, scope, groups, overdue.offer);
  countPeriods(memory.periods, scope, groups, overdue.offer);
  const rows = overdue.rows();
  const shown = rows.slice(0, limitOf(question.page));
  const last = shown.at(-1);
  return answered({
    moment: view.moment,
    total: groups.total(),
    groups: groups.list(question.groupBy, view),
    overdue: shownRows(view, shown, question.against),
    nextCursor: rows.length > shown.length && last !== undefined ? cursorOf(keyOfListed(last)) : null,
  });
}

/** The four boxes alone. @throws ReadModelMissingError */
export async function askFourBoxes(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: FourBoxesQuestion): Promise<QueryAnswer<FourBoxesAnswer>> {
  const found = viewAt(sources, memory, question.asked, [OVERDUE_BOARD, DUTY_PERIODS]);
  if (!found.ok) return found;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const { moment } = found.answer;
  const groups = new Groups(columns, 'none', DUE);
  const scope = { moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  count(columns, scope, groups, null);
  countPeriods(memory.periods, scope, groups, null);
  return answered({ moment, total: groups.total() });
}

/** One pass over the rows that hold at the moment. */
function count(columns: DutyColumns, { moment, against, visibility, narrow }: Scope, groups: Groups, overdue: Offer | null): void {
  const { to, values, names } = columns;
  const [bodies, directives, parties, codes, marks] = [BODY, DIRECTIVE, PARTIES, CODES, MARKS].map((column) => values[column] as Int32Array) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  const dues = values[against === 'current' ? DUE : ORIGINAL_DUE] as Int32Array;
  const lateEntry = against === 'current' ? MARK.lateEntry : MARK.lateEntryByOriginal;
  const visible = visibility.kind === 'all' ? null : visibleSets(names, visibility.bodies);
  const onlyBody = narrow.body === null ? -1 : names.indexOf(narrow.body);
  const onlyDirective = narrow.directiveId === null ? -1 : names.indexOf(narrow.directiveId);
  // A narrowing to something that no row names leaves nothing.
  if ((narrow.body !== null && onlyBody < 0) || (narrow.directiveId !== null && onlyDirective < 0)) return;
  const today = dayNumberAt(moment.at);
  const { index } = moment;
  const rows = columns.countUpTo(index);
  for (let row = 0; row < rows; row++) {
    if ((to[row] as number) <= index) continue;
    if (visible !== null && visible[parties[row] as number] === 0) continue;
    if (onlyBody >= 0 && bodies[row] !== onlyBody) continue;
    if (onlyDirective >= 0 && directives[row] !== onlyDirective) continue;
    const due = dues[row] as number;
    const mark = marks[row] as number;
    const code = codeIn(codes[row] as number, against, today > due);
    const offset = groups.offset(row); // first: it may make room for a new group
    tally(groups.counts, offset, code, (mark & MARK.awaiting) !== 0, (mark & MARK.extended) !== 0, (mark & lateEntry) !== 0);
    if (code === BOX_CODES.overdue && overdue !== null) overdue(due, columns.duty[row] as number, null);
  }
}

/** The periods that had begun; their due days are never extended, so both readings are one. */
function countPeriods(book: PeriodBook, { moment, visibility, narrow }: Scope, groups: Groups, overdue: Offer | null): void {
  book.walk(moment, visibility, (seen) => {
    if ((narrow.body !== null && seen.body !== narrow.body) || (narrow.directiveId !== null && seen.directive !== narrow.directiveId)) return;
    const offset = groups.offsetOfPeriod(seen);
    tallyPeriod(groups.counts, offset, seen.standsIn, seen.lateEntry);
    if (seen.standsIn === 'overdue' && seen.period.due !== null && overdue !== null) overdue(dayNumber(seen.period.due), seen.duty, seen);
  });
}

/** Collects what is overdue and comes next after the cursor. */
function overdueRows(limit: number, after: SortKey | null): { readonly offer: Offer; readonly rows: () => readonly ListedDuty[] } {
  const least = new LeastRows<ListedDuty>(limit, (a, b) => compareKeys(keyOfListed(a), keyOfListed(b)));
  const afterDue = (after?.[0] ?? Number.NEGATIVE_INFINITY) as number;
  return {
    offer: (due, duty, period) => {
      const bound = least.bound();
      if (due < afterDue || (bound !== undefined && (due > bound.due || (due === bound.due && duty > bound.duty)))) return;
      const row = { due, duty, period: period?.instance() ?? null };
      if (after === null || compareKeys(keyOfListed(row), after) > 0) least.offer(row);
    },
    rows: () => least.rows(),
  };
}

/** The numbers of each group, in one array; a group gets its place when its first duty is met. */
class Groups {
  counts = new Int32Array(TALLY_SIZE * 64);
  private readonly keys = new Map<string, number>();
  private readonly places = new Int32Array(0);
  private readonly placeOf: (row: number) => number;
  private lastOf: string | null = null;
  private lastOffset = 0;

  constructor(columns: DutyColumns, private readonly by: 'body' | 'directive' | 'month' | 'none', dueColumn: number) {
    if (by === 'none') {
      this.place('');
      this.placeOf = () => 0;
    } else if (by === 'month') {
      const dues = columns.values[dueColumn] as Int32Array;
      const places = new Map<number, number>();
      let lastDay = Number.NaN;
      let lastPlace = 0;
      this.placeOf = (row) => {
        const day = dues[row] as number;
        if (day === lastDay) return lastPlace;
        lastDay = day;
        let place = places.get(day);
        if (place === undefined) places.set(day, (place = this.place(day === NO_DAY ? NO_MONTH : fromDayNumber(day).slice(0, 7))));
        return (lastPlace = place);
      };
    } else {
      const numbers = columns.values[by === 'body' ? BODY : DIRECTIVE] as Int32Array;
      this.places = new Int32Array(columns.names.length).fill(-1);
      this.placeOf = (row) => {
        const number = numbers[row] as number;
        const known = this.places[number] as number;
        return known >= 0 ? known : (this.places[number] = this.place(columns.names[number] ?? ''));
      };
    }
  }

  offset(row: number): number {
    return this.placeOf(row) * TALLY_SIZE;
  }

  /** Periods of one duty come one after another, so their group is mostly that of the one before. */
  offsetOfPeriod(seen: SeenPeriod): number {
    const of = this.by === 'none' ? '' : this.by === 'month' ? (seen.period.due ?? NO_MONTH) : seen[this.by];
    if (of === this.lastOf) return this.lastOffset;
    this.lastOf = of;
    return (this.lastOffset = this.place(this.by === 'month' && of !== NO_MONTH ? of.slice(0, 7) : of) * TALLY_SIZE);
  }

  total(): ReturnType<typeof fourBoxesOf> {
    const sum = new Int32Array(TALLY_SIZE);
    for (let place = 0; place < this.counts.length; place++) sum[place % TALLY_SIZE] = (sum[place % TALLY_SIZE] as number) + (this.counts[place] as number);
    return fourBoxesOf(sum, 0);
  }

  /** Bodies and directives with the most overdue first, months in their order. */
  list(by: 'body' | 'directive' | 'month', view: PastView): readonly OverdueGroup[] {
    const groups = [...this.keys].map(([key, place]) => ({ key, name: nameOfGroup(by, key, view), ...fourBoxesOf(this.counts, place * TALLY_SIZE) }));
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

/** Key of the duties without a due day when grouped by month; sorts after every month. */
const NO_MONTH = 'none';

function nameOfGroup(by: 'body' | 'directive' | 'month', key: string, view: PastView): string {
  if (by === 'body') return view.nameOf(key as BodyId);
  if (by === 'directive') return view.directives.symbol(key as DirectiveId);
  return key === NO_MONTH ? 'Chưa có hạn' : `${key.slice(5)}/${key.slice(0, 4)}`;
}
