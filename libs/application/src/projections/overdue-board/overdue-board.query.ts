import { BOX_CODES, dayNumber } from '#libs/domain';
import type { FourBoxesAnswer, FourBoxesQuestion, OverdueBoardAnswer, OverdueBoardQuestion, QueryAnswer } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { tally, tallyPeriod } from '../duty-columns/four-boxes.js';
import { MARK } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import type { PeriodBook, SeenPeriod } from '../duty-periods/period-book.js';
import { keyOfListed, LISTED_KEY, shownRows, type ListedDuty } from '../reading/listed-duty.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf, type SortKey } from '../reading/paging.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { Groups } from './board-groups.js';
import { BoardRows, dueColumn, eachCountedPeriod, LATE_ENTRY, type BoardScope } from './board-scope.js';
import { OVERDUE_BOARD } from './overdue-board.projection.js';

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
  const groups = new Groups(columns, question.groupBy, dueColumn(question.against));
  const overdue = overdueRows(limitOf(question.page) + 1, after);
  countBoard(columns, memory.periods, scope, groups, overdue.offer);
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
  const groups = new Groups(columns, 'none', dueColumn(question.against));
  const scope = { moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  countBoard(columns, memory.periods, scope, groups, null);
  return answered({ moment, total: groups.total() });
}

/** Counts everything that the board is about at its moment; `overdue` hears of what is late. */
export function countBoard(columns: DutyColumns, periods: PeriodBook, scope: BoardScope, groups: Groups, overdue: Offer | null): void {
  const rows = new BoardRows(columns, scope);
  rows.each((row) => {
    const offset = groups.offset(row); // first: it may make room for a new group
    const [code, marks] = [rows.code(row), rows.marksOf(row)];
    tally(groups.counts, offset, code, (marks & MARK.awaiting) !== 0, (marks & MARK.extended) !== 0, (marks & LATE_ENTRY) !== 0);
    if (code === BOX_CODES.overdue && overdue !== null) overdue(rows.due(row), columns.duty[row] as number, null);
  });
  eachCountedPeriod(periods, scope, (seen) => {
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
