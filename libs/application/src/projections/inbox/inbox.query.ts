import { BOX_CODES, dueSoonWithin, LINE_CODES, type BodyId, type DueSoonPolicy } from '#libs/domain';
import type { InboxAnswer, InboxQuestion, QueryAnswer } from '../../queries/contract.js';
import { DutyColumns, visibleSets } from '../duty-columns/duty-columns.js';
import { codeIn, dayNumberAt, dayOf, NO_DAY } from '../duty-columns/standing-columns.js';
import { dutyPeriodsProjection as DUTY_PERIODS } from '../duty-periods/duty-periods.projection.js';
import type { PeriodBook, PeriodInstance } from '../duty-periods/period-book.js';
import { keyOfListed, LISTED_KEY, shownRows, type ListedDuty } from '../reading/listed-duty.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { INBOX, INBOX_COLUMNS, INBOX_FLAG } from './inbox.projection.js';

export const inboxColumns = (): DutyColumns => new DutyColumns(INBOX_COLUMNS);
const [BODY, HOLDER, ISSUER, PARTIES, ASSIGNED, DUE, CODES, FLAGS] = INBOX_COLUMNS.map((_, place) => place) as [number, number, number, number, number, number, number, number];

type Filter = InboxQuestion['filter'];

/**
 * What a body has on its desk: its own duties that are not finished, and those of others on which it must act now
 * (confirm a result, decide a request or a return): the filter `waiting`. Each missing period of a recurring duty is a row
 * beside the duty (R8). Nearest due day first, without one last; of one day in the order in which they were assigned.
 * @throws ReadModelMissingError
 */
export async function askInbox(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: InboxQuestion): Promise<QueryAnswer<InboxAnswer>> {
  const after = keyIn(question.page, LISTED_KEY);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, question.asked, [INBOX, DUTY_PERIODS]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, INBOX));
  memory.periods.refresh(readerOf(sources, DUTY_PERIODS));
  const counts: Record<Filter, number> = { all: 0, 'to-acknowledge': 0, 'due-soon': 0, overdue: 0, returned: 0, undated: 0, standing: 0, recurring: 0, waiting: 0 };
  const limit = limitOf(question.page);
  const least = new LeastRows<ListedDuty>(limit + 1, (a, b) => compareKeys(keyOfListed(a), keyOfListed(b)));
  for (const { filters, ...listed } of onDesk(columns, memory.periods, question, view)) {
    for (const filter of filters) counts[filter] += 1;
    if (filters.includes(question.filter) && (after === null || compareKeys(keyOfListed(listed), after) > 0)) least.offer(listed);
  }
  const rows = least.rows();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return answered({
    moment: view.moment,
    counts,
    duties: shownRows(view, shown),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf(keyOfListed(last)) : null,
  });
}

interface DeskRow extends ListedDuty {
  readonly filters: readonly Filter[];
}

/** What is on the desk of the body at the moment, with the filters that each belongs to. */
function* onDesk(columns: DutyColumns, book: PeriodBook, question: InboxQuestion, view: PastView): Generator<DeskRow> {
  for (const { row, filters } of dutiesOnDesk(columns, question, view)) yield { due: columns.values[DUE]?.[row] as number, duty: columns.duty[row] as number, period: null, filters };
  for (const period of book.instances(view.moment, question.asked.visibility, ({ body }) => body === question.body)) {
    const filters = periodFilters(period, view);
    if (filters.length > 0) yield { due: dayOf(period.period.due) ?? NO_DAY, duty: period.duty, period, filters };
  }
}

/** What is filed is off the desk, and so is what nobody can file at the moment. */
function periodFilters(period: PeriodInstance, view: PastView): readonly Filter[] {
  switch (period.standsIn) {
    case 'overdue':
      return ['all', 'recurring', 'overdue'];
    case 'in-time':
      return view.isDueSoon(period) ? ['all', 'recurring', 'due-soon'] : ['all', 'recurring'];
    case 'missing-without-day':
      return ['all', 'recurring'];
    default:
      return [];
  }
}

/** The rows of the duties on the desk. */
function* dutiesOnDesk(columns: DutyColumns, { body, asked }: InboxQuestion, view: PastView): Generator<{ readonly row: number; readonly filters: readonly Filter[] }> {
  const { index, at } = view.moment;
  const { to, values, names } = columns;
  const number = names.indexOf(body);
  if (number < 0) return;
  const visible = asked.visibility.kind === 'all' ? null : visibleSets(names, asked.visibility.bodies);
  const today = dayNumberAt(at);
  const [bodies, holders, parties] = [values[BODY], values[HOLDER], values[PARTIES]] as [Int32Array, Int32Array, Int32Array];
  const policies = new Map<number, DueSoonPolicy>();
  const policyOfRow = (row: number): DueSoonPolicy => {
    const issuer = values[ISSUER]?.[row] as number;
    const policy = policies.get(issuer) ?? view.policyOf(names[issuer] as BodyId);
    policies.set(issuer, policy);
    return policy;
  };
  const rows = columns.countUpTo(index);
  for (let row = 0; row < rows; row++) {
    const leads = bodies[row] === number;
    if (!leads && holders[row] !== number) continue;
    if ((to[row] as number) <= index) continue;
    if (visible !== null && visible[parties[row] as number] === 0) continue;
    const filters = leads ? ownFilters(values, row, today, policyOfRow) : (['all', 'waiting'] as const);
    if (filters.length > 0) yield { row, filters };
  }
}

function ownFilters(values: readonly Int32Array[], row: number, today: number, policyOfRow: (row: number) => DueSoonPolicy): readonly Filter[] {
  const of = (column: number): number => values[column]?.[row] as number;
  const flags = of(FLAGS);
  if ((flags & INBOX_FLAG.open) === 0) return [];
  const [before, after] = [false, true].map((isAfter) => codeIn(of(CODES), 'current', isAfter));
  const code = today > of(DUE) ? after : before;
  const filters: Filter[] = ['all'];
  if ((flags & INBOX_FLAG.toAcknowledge) !== 0) filters.push('to-acknowledge');
  if (code === BOX_CODES.overdue) filters.push('overdue');
  // One that does not change by time alone is held in time by what is under review: nothing of it is due soon (R4).
  const runs = code === BOX_CODES['in-time'] && before !== after;
  if (runs && of(DUE) - today <= dueSoonWithin(of(DUE) - of(ASSIGNED), policyOfRow(row))) filters.push('due-soon');
  if ((flags & INBOX_FLAG.returned) !== 0) filters.push('returned');
  if (code === LINE_CODES.undated) filters.push('undated');
  if (code === LINE_CODES.standing) filters.push('standing');
  if (code === LINE_CODES.recurring) filters.push('recurring');
  return filters;
}
