import { BOX_CODES, boxOfPeriod, DONE_LINE_OFFSET, fromDayNumber, LINE_CODES, type Box, type Line, type StandingCode } from '#libs/domain';
import type { DutiesBehindAnswer, DutiesBehindQuestion, QueryAnswer } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { ListedPart, shownRows, type ListedDuty } from '../reading/listed-duty.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { BoardRows, countedPeriods, type BoardScope } from './board-scope.js';
import { OVERDUE_BOARD } from './overdue-board.projection.js';

/**
 * What stands behind a number of the board: the duties in one box or on one line, in one month if one is named, nearest due
 * day first; periods of recurring duties among those in boxes, as they are counted. `total` is that number.
 * @throws ReadModelMissingError
 */
export async function askDutiesBehind(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: DutiesBehindQuestion): Promise<QueryAnswer<DutiesBehindAnswer>> {
  const part = ListedPart.of(question.page);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, question.asked, [OVERDUE_BOARD, DUTY_PERIODS]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const scope: BoardScope = { moment: view.moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  let total = 0;
  const offer = (row: ListedDuty): void => {
    if (!isInMonth(row.due, question.month)) return;
    total++;
    part.offer(row);
  };
  const rows = new BoardRows(columns, scope);
  const codes = codesOf(question.standing);
  rows.each((row) => {
    if (codes.includes(rows.code(row))) offer({ due: rows.due(row), duty: columns.duty[row] as number, period: null });
  });
  for (const period of countedPeriods(memory.periods, scope)) {
    if (boxOfPeriod(period.standsIn) === question.standing) offer({ due: dayOf(period.period.due) ?? NO_DAY, duty: period.duty, period });
  }
  return answered({
    moment: view.moment,
    total,
    duties: shownRows(view, part.rows(), question.against),
    nextCursor: part.nextCursor(),
  });
}

const isBox = (standing: Box | Line): standing is Box => Object.hasOwn(BOX_CODES, standing);

/** Duties on a line stand there whether they are done or not. */
const codesOf = (standing: Box | Line): readonly StandingCode[] => (isBox(standing) ? [BOX_CODES[standing]] : [LINE_CODES[standing], LINE_CODES[standing] + DONE_LINE_OFFSET]);

function isInMonth(due: number, month: string | null): boolean {
  return month === null || (due !== NO_DAY && fromDayNumber(due).startsWith(month));
}
