import { changesBetween } from '../../history/changes-between.js';
import type { LoggedEvent } from '../../ports/event-log.js';
import type { AsOf, Moment, QueryAnswer } from '../../queries/contract.js';
import { IndexedEvents, momentsProjection } from '../moments/index.js';
import { MOST_STEPS, stepOf, type BoardStep, type BoardSteps } from '../overdue-board/board-steps.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { VIEWED, type ReadingMemory } from '../reading/past-view.js';
import { heldSources, momentOf, readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { inOrder } from '../reading/two-moments.js';
import type { ListedRow, ListedRows } from './compared-list.js';
import { listOf } from './list-catalogue.js';
import type { ListDifferenceAnswer, ListDifferenceQuestion, RowChange, RowChangeKind } from './list-difference.contract.js';

const EVENTS_A_READ = 500;

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
  const steps = new RowSteps(sources, then, now, mayBeSeen);
  const told: RowChange[] = [];
  for (const change of shown) told.push({ ...toldOf(change), ...(await steps.of(rowOf(change))) });
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
    else if (changesBetween(before.row, after.row).length > 0) changes.push({ kind: 'changed', before, after });
  }
  for (const before of earlier.values()) changes.push({ kind: 'vanished', before, after: null });
  return changes;
}

const rowOf = ({ before, after }: Changed): ListedRow => (after ?? before) as ListedRow;

function toldOf(change: Changed): Pick<RowChange, 'key' | 'title' | 'kind' | 'fields'> {
  const { key, title } = rowOf(change);
  return { key, title, kind: change.kind, fields: changesBetween(change.before?.row ?? {}, change.after?.row ?? {}) };
}

/** The acts on a row between the two moments, for the few that are shown. */
class RowSteps {
  private readonly events: IndexedEvents;

  constructor(
    private readonly sources: QuerySources,
    private readonly since: Moment,
    private readonly until: Moment,
    private readonly mayBeSeen: ListDifferenceQuestion['mayBeSeen'],
  ) {
    this.events = new IndexedEvents(readerOf(sources, momentsProjection), sources.log);
  }

  async of({ streams, named, event }: ListedRow): Promise<BoardSteps> {
    const told = event === undefined || event <= this.since.index ? null : await this.events.at(event);
    const steps = told === null ? [] : await this.stepsOf([told], undefined);
    for (const stream of streams) steps.push(...(await this.stepsOf(await this.between(stream), named)));
    return { steps: steps.slice(-MOST_STEPS), earlierSteps: Math.max(0, steps.length - MOST_STEPS) };
  }

  private async stepsOf(events: readonly LoggedEvent[], named: string | undefined): Promise<BoardStep[]> {
    const steps: BoardStep[] = [];
    for (const logged of events) {
      const recorded = this.sources.decode(logged);
      if (named !== undefined && !JSON.stringify(recorded.event.data).includes(JSON.stringify(named))) continue;
      const index = (await this.mayBeSeen(recorded)) ? await this.events.indexOf(logged.position) : null;
      if (index !== null) steps.push(stepOf(recorded, index));
    }
    return steps;
  }

  private async between(stream: string): Promise<readonly LoggedEvent[]> {
    const [after, last] = await Promise.all([this.events.at(this.since.index), this.events.at(this.until.index)]);
    const events: LoggedEvent[] = [];
    for (let fromRevision = 0; ; fromRevision += EVENTS_A_READ) {
      const read = await this.sources.log.readStream(stream, { fromRevision, limit: EVENTS_A_READ });
      events.push(...read.filter(({ position }) => (after === null || position > after.position) && (last === null || position <= last.position)));
      if (read.length < EVENTS_A_READ) return events;
    }
  }
}
