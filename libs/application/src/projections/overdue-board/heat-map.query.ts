import { BOX_CODES, boxOfPeriod, fromDayNumber, type BodyId, type Box } from '#libs/domain';
import type { HeatMapAnswer, HeatMapCell, HeatMapQuestion, QueryAnswer } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { NO_DAY } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { BoardRows, countedPeriods, type BoardScope } from './board-scope.js';
import { OVERDUE_BOARD } from './overdue-board.projection.js';

type Counts = Record<Box, number>;

const BOX_OF_CODE = Object.fromEntries(Object.entries(BOX_CODES).map(([box, code]) => [code, box as Box])) as Readonly<Record<number, Box>>;

/**
 * Body by month of the due day: how many of the four boxes in each cell that has any. What has no day is in no month, and
 * what stands on a line in no box. @throws ReadModelMissingError
 */
export async function askHeatMap(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: HeatMapQuestion): Promise<QueryAnswer<HeatMapAnswer>> {
  const found = viewAt(sources, memory, question.asked, [OVERDUE_BOARD, DUTY_PERIODS]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const scope: BoardScope = { moment: view.moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow };
  const cells = new Cells();
  const rows = new BoardRows(columns, scope);
  rows.each((row) => {
    const due = rows.due(row);
    const box = due === NO_DAY ? undefined : BOX_OF_CODE[rows.code(row)];
    if (box !== undefined) cells.count(columns.names[rows.body(row)] ?? '', fromDayNumber(due).slice(0, 7), box);
  });
  for (const period of countedPeriods(memory.periods, scope)) {
    const box = boxOfPeriod(period.standsIn);
    if (box !== null && period.period.due !== null) cells.count(period.body, period.period.due.slice(0, 7), box);
  }
  const bodies = cells.list().map(({ body, months }) => ({ body: body as BodyId, bodyName: view.nameOf(body as BodyId), cells: months }));
  return answered({ moment: view.moment, months: [...cells.months].toSorted(), bodies });
}

class Cells {
  readonly months = new Set<string>();
  private readonly bodies = new Map<string, Map<string, Counts>>();

  count(body: string, month: string, box: Box): void {
    this.months.add(month);
    const ofBody = this.bodies.get(body) ?? new Map<string, Counts>();
    this.bodies.set(body, ofBody);
    const counts = ofBody.get(month) ?? { 'done-on-time': 0, 'done-late': 0, 'in-time': 0, overdue: 0 };
    ofBody.set(month, counts);
    counts[box] += 1;
  }

  /** Bodies with the most overdue first, months in their order. */
  list(): readonly { readonly body: string; readonly months: readonly HeatMapCell[] }[] {
    return [...this.bodies]
      .map(([body, months]) => ({ body, months: [...months].map(([month, boxes]) => ({ month, boxes })).toSorted((a, b) => (a.month < b.month ? -1 : 1)) }))
      .toSorted((a, b) => overdueOf(b.months) - overdueOf(a.months) || (a.body < b.body ? -1 : 1));
  }
}

const overdueOf = (months: readonly HeatMapCell[]): number => months.reduce((sum, { boxes }) => sum + boxes.overdue, 0);
