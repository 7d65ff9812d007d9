import type { AssignmentEvent } from '#libs/domain';
import type { RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { AssignmentHistoryAnswer, AssignmentHistoryQuestion, HistoryEntry, QueryAnswer } from '../../queries/contract.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { viewAt, type ReadingMemory } from '../reading/past-view.js';
import type { QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../reading/refusals.js';
import { mayKnow } from '../reading/visibility.js';
import { ASSIGNMENT_STREAM } from '../running/folded-duties.js';
import { ASSIGNMENT_TITLES } from '../../act-titles/index.js';

/** Every act on an assignment recorded by the moment, oldest first, read from its stream. @throws ReadModelMissingError */
export async function askAssignmentHistory(sources: QuerySources, memory: ReadingMemory, { asked, assignmentId, page }: AssignmentHistoryQuestion): Promise<QueryAnswer<AssignmentHistoryAnswer>> {
  const after = keyIn(page, ['number', 'number']);
  if (after === 'bad-cursor') return BAD_CURSOR;
  const [afterRevision, afterIndex] = (after ?? [-1, 0]) as readonly [number, number];
  if (!Number.isSafeInteger(afterRevision) || !Number.isSafeInteger(afterIndex)) return BAD_CURSOR;
  const found = viewAt(sources, memory, asked);
  if (!found.ok) return found;
  const { cards, moment } = found.answer;
  const card = cards.byId(assignmentId);
  if (card === null || !mayKnow(asked.visibility, card.parties)) return NOT_FOUND;
  const limit = limitOf(page);
  const last = Math.min(card.revision, afterRevision + limit);
  const indexes = cards.indexesOf(card.number, afterIndex, limit);
  const logged = last <= afterRevision ? [] : await sources.log.readStream(`${ASSIGNMENT_STREAM}${assignmentId}`, { fromRevision: afterRevision + 1, limit: last - afterRevision });
  const entries = logged.map((event, place) => entryOf(sources.decode(event) as RecordedEvent<AssignmentEvent>, indexes[place] ?? null));
  return answered({ moment, entries, nextCursor: last < card.revision ? cursorOf([last, indexes.at(-1) ?? 0]) : null });
}

function entryOf({ event, metadata, revision, position }: RecordedEvent<AssignmentEvent>, index: number | null): HistoryEntry {
  const { act, preparedBy, policyVersion, calendarVersion } = metadata;
  return {
    revision,
    index,
    position,
    type: event.type,
    title: ASSIGNMENT_TITLES[event.type],
    actor: act.actor,
    ...(preparedBy !== undefined && { preparedBy }),
    body: act.body,
    actingFor: act.actingFor,
    occurredOn: act.occurredOn,
    recordedAt: new Date(act.recordedAt).toISOString(),
    lateEntryBasis: act.lateEntryBasis,
    data: { ...event.data },
    policyVersion,
    calendarVersion,
  };
}
