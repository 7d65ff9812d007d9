import { changesBetween } from '../../history/changes-between.js';
import type { AsOf, QueryAnswer } from '../../queries/contract.js';
import type { BoardSteps } from '../overdue-board/board-steps.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { VIEWED, type ReadingMemory } from '../reading/past-view.js';
import { heldSources, momentOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { inOrder } from '../reading/two-moments.js';
import type { ListedRow, ListedRows } from './compared-list.js';
import { listOf } from './list-catalogue.js';
import type { ListDifferenceAnswer, ListDifferenceQuestion, RowChange, RowChangeKind } from './list-difference.contract.js';
import { RowSteps } from './row-steps.js';

interface Changed {
  readonly kind: RowChangeKind;
  readonly before: ListedRow | null;
  readonly after: ListedRow | null;
}

/**
 * What changed in a list from one moment to a later one. The list is asked its own question at both, row is held against row by its
 * key, and what differs is told with the acts on it in between: the same for every list.
 * @throws ReadModelMissingError
 */
export async function askListDifference(given: QuerySources, memory: ReadingMemory, { asked, since, list, kind, page, mayBeSeen }: ListDifferenceQuestion): Promise<QueryAnswer<ListDifferenceAnswer>> {
  const after = keyIn(page, ['string']);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const sources = heldSources(given);
  const rowsAt = listOf(sources, memory, list);
  const is = await rowsAt(asked);
  if (!is.ok) return is;
  const was = await orEmpty(sources, since, await rowsAt({ ...asked, asOf: since }));
  if (!was.ok) return was;
  const ordered = inOrder(was.answer.moment, is.answer.moment);
  if (!ordered.ok) return ordered;
  const [then, now] = ordered.answer;
  const changes = changesOf(was.answer.rows, is.answer.rows);
  const wanted = changes.filter((change) => kind === null || change.kind === kind);
  const place = after === null ? 0 : wanted.findIndex((change) => rowOf(change).key === after[0]) + 1;
  if (after !== null && place === 0) return BAD_CURSOR;
  const shown = wanted.slice(place, place + limitOf(page));
  const last = shown.at(-1);
  const steps = await new RowSteps(sources, memory, asked.visibility, then, now, mayBeSeen).of(shown.map(rowOf));
  const told = shown.map((change, place): RowChange => ({ ...toldOf(change), ...(steps[place] as BoardSteps) }));
  const count = (of: RowChangeKind): number => changes.filter((change) => change.kind === of).length;
  return answered({
    since: then,
    moment: now,
    rows: { before: was.answer.rows.length, after: is.answer.rows.length },
    kinds: { appeared: count('appeared'), vanished: count('vanished'), changed: count('changed') },
    changes: told,
    nextCursor: wanted.length > place + shown.length && last !== undefined ? cursorOf([rowOf(last).key]) : null,
  });
}

/** What there was no list of yet, or the asker might not know of then, had no rows. */
async function orEmpty(sources: QuerySources, since: AsOf, was: QueryAnswer<ListedRows>): Promise<QueryAnswer<ListedRows>> {
  if (was.ok || was.refusal.kind !== 'not-found') return was;
  const moment = momentOf(sources, since, VIEWED);
  return moment.ok ? answered({ moment: moment.answer, rows: [] }) : moment;
}

function changesOf(was: readonly ListedRow[], is: readonly ListedRow[]): readonly Changed[] {
  const earlier = new Map(was.map((row) => [row.key, row]));
  const changes: Changed[] = [];
  for (const after of is) {
    const before = earlier.get(after.key) ?? null;
    earlier.delete(after.key);
    if (before === null) changes.push({ kind: 'appeared', before, after });
    else if (!isSame(before, after) && changesBetween(before.row, after.row).length > 0) changes.push({ kind: 'changed', before, after });
  }
  for (const before of earlier.values()) changes.push({ kind: 'vanished', before, after: null });
  return changes;
}

/** Most rows are: told in one look. */
const isSame = (a: ListedRow, b: ListedRow): boolean => (a.sign !== undefined && a.sign === b.sign) || JSON.stringify(a.row) === JSON.stringify(b.row);

const rowOf = ({ before, after }: Changed): ListedRow => (after ?? before) as ListedRow;

function toldOf(change: Changed): Pick<RowChange, 'key' | 'title' | 'kind' | 'fields'> {
  const { key, title } = rowOf(change);
  return { key, title, kind: change.kind, fields: changesBetween(change.before?.row ?? {}, change.after?.row ?? {}) };
}
