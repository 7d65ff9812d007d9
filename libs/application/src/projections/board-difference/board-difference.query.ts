import type { DutyRow, Moment, QueryAnswer } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { Groups, nameOfGroup } from '../overdue-board/board-groups.js';
import { BoardRows, dueColumn, type BoardScope } from '../overdue-board/board-scope.js';
import { BoardStepTeller, type BoardSteps } from '../overdue-board/board-steps.js';
import { OVERDUE_BOARD } from '../overdue-board/overdue-board.projection.js';
import { countBoard } from '../overdue-board/overdue-board.query.js';
import { keyOfListed, LISTED_KEY, shownRows } from '../reading/listed-duty.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf } from '../reading/paging.js';
import { PastView, VIEWED, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { twoMoments } from '../reading/two-moments.js';
import { eachChange, noChanges, type ChangedDuty, type Side } from './board-changes.js';
import type { BoardDifferenceAnswer, BoardDifferenceQuestion, GroupDifference } from './board-difference.contract.js';

const MODELS = [...VIEWED, OVERDUE_BOARD, DUTY_PERIODS];

/**
 * What changed on the board from one moment to a later one: the numbers that moved, in total and by group, and the duties and
 * periods that moved them, with the acts and days that did it. The numbers are those that the board gives at both moments.
 * @throws ReadModelMissingError
 */
export async function askBoardDifference(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: BoardDifferenceQuestion): Promise<QueryAnswer<BoardDifferenceAnswer>> {
  const after = keyIn(question.page, LISTED_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = twoMoments(sources, question.since, question.asked.asOf, MODELS);
  if (!found.ok) return found;
  await columns.refresh(readerOf(sources, OVERDUE_BOARD));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const [since, until] = found.answer.map((moment) => new PastView(sources, memory, moment)) as [PastView, PastView];
  const scopeAt = (moment: Moment): BoardScope => ({ moment, against: question.against, visibility: question.asked.visibility, narrow: question.narrow });
  const [before, now] = [scopeAt(since.moment), scopeAt(until.moment)];

  const kinds = noChanges();
  const limit = limitOf(question.page);
  const least = new LeastRows<ChangedDuty>(limit + 1, (a, b) => compareKeys(keyOfListed(a), keyOfListed(b)));
  eachChange(columns, memory.periods, before, now, (change) => {
    for (const kind of change.kinds) kinds[kind] += 1;
    if (question.kind !== null && !change.kinds.includes(question.kind)) return;
    const bound = least.bound();
    if (bound !== undefined && change.due > bound.due) return;
    if (after === null || compareKeys(keyOfListed(change), after) > 0) least.offer(change);
  });
  const rows = least.rows();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const teller = new BoardStepTeller(sources, columns, memory.periods, since.moment, until, new BoardRows(columns, now));
  const changes = [];
  for (const change of shown) {
    const { duty, kinds: of } = change;
    changes.push({ kinds: of, before: rowOf(since, duty, change.before, question), after: rowOf(until, duty, change.after, question), ...(await stepsOf(teller, change)) });
  }
  return answered({
    since: since.moment,
    moment: until.moment,
    ...numbersOf(columns, memory, question, before, now, until),
    kinds,
    changes,
    nextCursor: rows.length > shown.length && last !== undefined ? cursorOf(keyOfListed(last)) : null,
  });
}

/** The numbers of the board at both moments, and the groups in which one of them is another. */
function numbersOf(columns: DutyColumns, memory: ReadingMemory, { groupBy, against }: BoardDifferenceQuestion, before: BoardScope, now: BoardScope, until: PastView): Pick<BoardDifferenceAnswer, 'total' | 'groups'> {
  const [was, is] = [before, now].map((scope) => {
    const groups = new Groups(columns, groupBy, dueColumn(against));
    countBoard(columns, memory.periods, scope, groups, null);
    return groups;
  }) as [Groups, Groups];
  const groups = [...new Set([...is.groupKeys(), ...was.groupKeys()])].map((key): GroupDifference => ({ key, name: nameOfGroup(groupBy, key, until), before: was.numbersOf(key), after: is.numbersOf(key) }));
  const moved = groups.filter((group) => JSON.stringify(group.before) !== JSON.stringify(group.after)).sort((a, b) => (a.key < b.key ? -1 : 1));
  return { total: { before: was.total(), after: is.total() }, groups: moved };
}

const rowOf = (view: PastView, duty: number, side: Side | null, { against }: BoardDifferenceQuestion): DutyRow | null =>
  side === null ? null : (shownRows(view, [{ due: 0, duty, period: side.period }], against)[0] ?? null);

const stepsOf = async (teller: BoardStepTeller, { before, after }: ChangedDuty): Promise<BoardSteps> => {
  if (after === null) return { steps: [], earlierSteps: 0 };
  return after.period === null ? teller.ofDuty(after.row) : teller.ofPeriod(before?.period ?? null, after.period);
};
