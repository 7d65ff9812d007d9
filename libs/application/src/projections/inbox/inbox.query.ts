import { BOX_CODES, dueSoonWithin, LINE_CODES, type BodyId, type DueSoonPolicy } from '#libs/domain';
import type { InboxAnswer, InboxQuestion, QueryAnswer } from '../../queries/contract.js';
import { DutyColumns, visibleSets } from '../duty-columns/duty-columns.js';
import { dayNumberAt } from '../duty-columns/standing-columns.js';
import { cursorOf, keyIn, LeastRows, limitOf } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { INBOX, INBOX_COLUMNS, INBOX_FLAG } from './inbox.projection.js';

export const inboxColumns = (): DutyColumns => new DutyColumns(INBOX_COLUMNS);
const [BODY, HOLDER, ISSUER, PARTIES, ASSIGNED, DUE, CODES, FLAGS] = INBOX_COLUMNS.map((_, place) => place) as [number, number, number, number, number, number, number, number];

type Filter = InboxQuestion['filter'];

interface InboxRow {
  readonly due: number;
  readonly duty: number;
}

/**
 * What a body has on its desk: its own duties that are not finished, and those of others on which it must act now
 * (confirm a result, decide a request or a return): the filter `waiting`. Nearest due day first, without one last;
 * of one day in the order in which they were assigned.
 * @throws ReadModelMissingError
 */
export async function askInbox(sources: QuerySources, memory: ReadingMemory, columns: DutyColumns, question: InboxQuestion): Promise<QueryAnswer<InboxAnswer>> {
  const after = keyIn(question.page, ['number', 'number']);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, question.asked, [INBOX]);
  if (!found.ok) return found;
  const view = found.answer;
  await columns.refresh(readerOf(sources, INBOX));
  const counts: Record<Filter, number> = { all: 0, 'to-acknowledge': 0, 'due-soon': 0, overdue: 0, returned: 0, undated: 0, standing: 0, waiting: 0 };
  const limit = limitOf(question.page);
  const least = new LeastRows<InboxRow>(limit + 1, (a, b) => a.due - b.due || a.duty - b.duty);
  const [afterDue, afterDuty] = (after ?? [Number.NEGATIVE_INFINITY, 0]) as readonly [number, number];
  for (const { row, filters } of rowsOf(columns, question, view)) {
    for (const filter of filters) counts[filter] += 1;
    const due = columns.values[DUE]?.[row] as number;
    if (!filters.includes(question.filter) || due < afterDue) continue;
    const duty = columns.duty[row] as number;
    if (due > afterDue || duty > afterDuty) least.offer({ due, duty });
  }
  const rows = least.rows();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return answered({
    moment: view.moment,
    counts,
    duties: shown.flatMap(({ duty }) => {
      const card = view.cards.byNumber(duty);
      return card === null ? [] : [view.dutyRow(card)];
    }),
    nextCursor: rows.length > limit && last !== undefined ? cursorOf([last.due, last.duty]) : null,
  });
}

/** The rows on the desk of the body at the moment, with the filters that each belongs to. */
function* rowsOf(columns: DutyColumns, { body, asked }: InboxQuestion, view: PastView): Generator<{ readonly row: number; readonly filters: readonly Filter[] }> {
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
  const [before, after] = [of(CODES) & 15, (of(CODES) >>> 4) & 15];
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
  return filters;
}
