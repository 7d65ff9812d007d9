import type { QueryAnswer } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { GroupKeys } from '../overdue-board/board-groups.js';
import { BoardRows, countedPeriods, dueColumn, type BoardScope } from '../overdue-board/board-scope.js';
import { BoardStepTeller, NOTHING_YET } from '../overdue-board/board-steps.js';
import { OVERDUE_BOARD } from '../overdue-board/overdue-board.projection.js';
import { keyOfListed, LISTED_KEY, shownRows, type ListedDuty } from '../reading/listed-duty.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf } from '../reading/paging.js';
import { PastView, VIEWED, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, momentOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import type { BoardExplanationAnswer, BoardExplanationQuestion, CountedDuty } from './board-explanation.contract.js';
import { countedPeriod, countsIn } from './board-numbers.js';

interface CountedRow extends ListedDuty {
  /** Of the columns; -1 for a period. */
  readonly row: number;
}

/**
 * The duties and periods that a number of the board counts at the moment, each with every act and day that put it where it
 * stands. The numbers are those of the board, since both go through the same rows. @throws ReadModelMissingError
 */
export async function askBoardExplanation(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: BoardExplanationQuestion): Promise<QueryAnswer<BoardExplanationAnswer>> {
  const after = keyIn(question.page, LISTED_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = momentOf(sources, question.asked.asOf, [...VIEWED, OVERDUE_BOARD, DUTY_PERIODS]);
  if (!found.ok) return found;
  const moment = found.answer;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const view = new PastView(sources, memory, moment);
  const scope: BoardScope = { moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  const rows = new BoardRows(columns, scope);
  const limit = limitOf(question.page);
  const least = new LeastRows<CountedRow>(limit + 1, (a, b) => compareKeys(keyOfListed(a), keyOfListed(b)));
  let count = 0;
  for (const counted of countedRows(columns, memory, scope, rows, question)) {
    count += 1;
    if (after === null || compareKeys(keyOfListed(counted), after) > 0) least.offer(counted);
  }
  const listed = least.rows();
  const shown = listed.slice(0, limit);
  const last = shown.at(-1);
  const teller = new BoardStepTeller(sources, columns, memory.periods, NOTHING_YET, view, rows);
  const duties: CountedDuty[] = [];
  for (const one of shown) {
    const steps = await (one.period === null ? teller.ofDuty(one.row) : teller.ofPeriod(null, one.period));
    for (const duty of shownRows(view, [one], question.against)) duties.push({ duty, ...steps });
  }
  return answered({ moment, number: question.number, count, duties, nextCursor: listed.length > limit && last !== undefined ? cursorOf(keyOfListed(last)) : null });
}

/** Everything that the number counts. */
function countedRows(columns: DutyColumns, { periods }: ReadingMemory, scope: BoardScope, rows: BoardRows, { number, group, against }: BoardExplanationQuestion): readonly CountedRow[] {
  const fits = countsIn(number);
  const keys = new GroupKeys(columns, group?.by ?? 'none', dueColumn(against));
  const found: CountedRow[] = [];
  rows.each((row) => {
    if (!fits({ code: rows.code(row), marks: rows.marksOf(row), period: null })) return;
    if (group === null || keys.row(row) === group.key) found.push({ due: rows.due(row), duty: columns.duty[row] as number, period: null, row });
  });
  for (const period of countedPeriods(periods, scope)) {
    if (!fits(countedPeriod(period)) || (group !== null && keys.period(period) !== group.key)) continue;
    found.push({ due: dayOf(period.period.due) ?? NO_DAY, duty: period.duty, period, row: -1 });
  }
  return found;
}
