import type { InboxAnswer, InboxQuestion, QueryAnswer } from '../../queries/contract.js';
import type { DutyColumns } from '../duty-columns/duty-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import { ListedPart, shownRows } from '../reading/listed-duty.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { Desk, type DeskFilter } from './desk.js';
import { INBOX } from './inbox.projection.js';

/**
 * What a body has on its desk: its own duties that are not finished, and those of others on which it must act now
 * (confirm a result, decide a request or a return): the filter `waiting`. Each missing period of a recurring duty is a row
 * beside the duty (R8). Nearest due day first, without one last; of one day in the order in which they were assigned.
 * @throws ReadModelMissingError
 */
export async function askInbox(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: InboxQuestion): Promise<QueryAnswer<InboxAnswer>> {
  const part = ListedPart.of(question.page);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, question.asked, [INBOX, DUTY_PERIODS]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, INBOX));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const counts: Record<DeskFilter, number> = { all: 0, 'to-acknowledge': 0, 'due-soon': 0, overdue: 0, returned: 0, undated: 0, standing: 0, recurring: 0, waiting: 0 };
  for (const { filters, ...listed } of new Desk(columns, memory.periods, question.body, view).rows(question.asked.visibility)) {
    for (const filter of filters) counts[filter] += 1;
    if (filters.includes(question.filter)) part.offer(listed);
  }
  return answered({
    moment: view.moment,
    counts,
    duties: shownRows(view, part.rows()),
    nextCursor: part.nextCursor(),
  });
}
