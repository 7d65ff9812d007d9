import { BOX_CODES, fromDayNumber, type BodyId, type DirectiveId, type DueReading } from '#libs/domain';
import type { FourBoxesAnswer, FourBoxesQuestion, Moment, OverdueBoardAnswer, OverdueBoardQuestion, OverdueGroup, QueryAnswer, Visibility } from '../../queries/contract.js';
import { DutyColumns, visibleSets } from '../duty-columns/duty-columns.js';
import { fourBoxesOf, tally, TALLY_SIZE } from '../duty-columns/four-boxes.js';
import { dayNumberAt, MARK, NO_DAY } from '../duty-columns/standing-columns.js';
import { cursorOf, keyIn, LeastRows, limitOf, type SortKey } from '../reading/paging.js';
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

interface OverdueRow {
  readonly due: number;
  readonly duty: number;
}

/**
 * The board of the supervising office: the four boxes in total and by group, and the overdue duties, longest overdue
 * first. What the asker may not see is left out before anything is counted.
 * @throws ReadModelMissingError
 */
export async function askOverdueBoard(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: OverdueBoardQuestion): Promise<QueryAnswer<OverdueBoardAnswer>> {
  const after = keyIn(question.page, ['number', 'number']);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, question.asked, [OVERDUE_BOARD]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  const scope = { moment: view.moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  const groups = new Groups(columns, question.groupBy, question.against === 'current' ? DUE : ORIGINAL_DUE);
  const overdue = overdueRows(columns, limitOf(question.page) + 1, after);
  count(columns, scope, groups, overdue.offer);
  const rows = overdue.rows();
  const shown = rows.slice(0, limitOf(question.page));
  const last = shown.at(-1);
  return answered({
    moment: view.moment,
    total: groups.total(),
    groups: groups.list(question.groupBy, view),
    overdue: shown.flatMap(({ duty }) => {
      const card = view.cards.byNumber(duty);
      return card === null ? [] : [view.dutyRow(card, question.against)];
    }),
    nextCursor: rows.length > shown.length && last !== undefined ? cursorOf([last.due, last.duty]) : null,
  });
}

/** The four boxes alone. @throws ReadModelMissingError */
export async function askFourBoxes(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: FourBoxesQuestion): Promise<QueryAnswer<FourBoxesAnswer>> {
  const found = viewAt(sources, memory, question.asked, [OVERDUE_BOARD]);
  if (!found.ok) return found;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  const { moment } = found.answer;
  const groups = new Groups(columns, 'none', DUE);
  count(columns, { moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow }, groups, null);
  return answered({ moment, total: groups.total() });
}

/** One pass over the rows that hold at the moment. */
function count(columns: DutyColumns, { moment, against, visibility, narrow }: Scope, groups: Groups, overdue: ((due: number, row: number) => void) | null): void {
  const { to, values, names } = columns;
  const [bodies, directives, parties, codes, marks] = [BODY, DIRECTIVE, PARTIES, CODES, MARKS].map((column) => values[column] as Int32Array) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
  const dues = values[against === 'current' ? DUE : ORIGINAL_DUE] as Int32Array;
  const shift = against === 'current' ? 0 : 8;
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
    const code = ((codes[row] as number) >>> (today > due ? shift + 4 : shift)) & 15;
    const offset = groups.offset(row); // first: it may make room for a new group
    tally(groups.counts, offset, code, (mark & MARK.awaiting) !== 0, (mark & MARK.extended) !== 0, (mark & lateEntry) !== 0);
    if (code === BOX_CODES.overdue && overdue !== null) overdue(due, row);
  }
}

/** Collects the overdue duties that come next after the cursor. */
function overdueRows(columns: DutyColumns, limit: number, after: SortKey | null): { readonly offer: (due: number, row: number) => void; readonly rows: () => readonly OverdueRow[] } {
  const least = new LeastRows<OverdueRow>(limit, (a, b) => a.due - b.due || a.duty - b.duty);
  const [afterDue, afterDuty] = (after ?? [Number.NEGATIVE_INFINITY, 0]) as readonly [number, number];
  return {
    offer: (due, row) => {
      const bound = least.bound();
      if (due < afterDue || (bound !== undefined && due > bound.due)) return;
      const duty = columns.duty[row] as number;
      if (due > afterDue || duty > afterDuty) least.offer({ due, duty });
    },
    rows: () => least.rows(),
  };
}

/** The numbers of each group, in one array; a group gets its place when its first duty is met. */
class Groups {
  counts = new Int32Array(TALLY_SIZE * 64);
  private readonly keys: string[] = [];
  private readonly places = new Int32Array(0);
  private readonly placeOf: (row: number) => number;

  constructor(columns: DutyColumns, by: 'body' | 'directive' | 'month' | 'none', dueColumn: number) {
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

  total(): ReturnType<typeof fourBoxesOf> {
    const sum = new Int32Array(TALLY_SIZE);
    for (let place = 0; place < this.counts.length; place++) sum[place % TALLY_SIZE] = (sum[place % TALLY_SIZE] as number) + (this.counts[place] as number);
    return fourBoxesOf(sum, 0);
  }

  /** Bodies and directives with the most overdue first, months in their order. */
  list(by: 'body' | 'directive' | 'month', view: PastView): readonly OverdueGroup[] {
    const groups = this.keys.map((key, place) => ({ key, name: nameOfGroup(by, key, view), ...fourBoxesOf(this.counts, place * TALLY_SIZE) }));
    const byKey = (a: OverdueGroup, b: OverdueGroup): number => (a.key < b.key ? -1 : 1);
    return groups.sort((a, b) => (by === 'month' ? byKey(a, b) : b.boxes.overdue - a.boxes.overdue || byKey(a, b)));
  }

  private place(key: string): number {
    let place = this.keys.indexOf(key);
    if (place < 0) {
      place = this.keys.push(key) - 1;
      if (this.keys.length * TALLY_SIZE > this.counts.length) {
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
