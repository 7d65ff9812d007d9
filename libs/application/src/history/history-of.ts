import { StreamJudge, type ActorId, type BodyId, type LocalDate } from '#libs/domain';
import { ACT_TITLES, type Title } from '../act-titles/index.js';
import { STORED_NAMES, type RecordedEvent } from '../event-catalogue/index.js';
import { momentsProjection, positionOfIndex } from '../projections/moments/index.js';
import { cursorOf, keyIn, limitOf } from '../projections/reading/paging.js';
import { momentOf, readerOf, type QuerySources } from '../projections/reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../projections/reading/refusals.js';
import type { AsOf, Moment, Page, QueryAnswer } from '../queries/contract.js';
import { changesBetween, type FieldChange } from './changes-between.js';

/** Which acts are wanted; null = any. */
export interface HistoryFilter {
  /** Stored names of events. */
  readonly types: readonly string[] | null;
  /** Who did it, or on whose behalf. */
  readonly body: BodyId | null;
  readonly actor: ActorId | null;
  /** By the day on the paper, both included. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** Words that stand in what was recorded, in any case. */
  readonly text: string | null;
}

export interface HistoryRequest {
  readonly asOf: AsOf;
  readonly stream: string;
  readonly filter: HistoryFilter;
  readonly page: Page;
  /** Whether the asker may learn of an event. */
  readonly mayBeSeen: (event: RecordedEvent) => Promise<boolean>;
}

/** One act: who, for whom, when it happened and when it was recorded, what it said, and what it changed. */
export interface ActEntry {
  readonly stream: string;
  readonly revision: number;
  /** For `/api/proofs` and `/api/stored-events`. */
  readonly position: string;
  /** Stored name. */
  readonly type: string;
  readonly title: Title;
  readonly actor: ActorId;
  /** Whose draft the actor approved by this act; absent = the actor's own. */
  readonly preparedBy?: ActorId;
  readonly body: BodyId;
  readonly actingFor: BodyId | null;
  readonly occurredOn: LocalDate;
  readonly recordedAt: string;
  readonly lateEntryBasis: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  /** Field by field; null where the history is too long to be folded for it. */
  readonly changes: readonly FieldChange[] | null;
}

export interface HistoryAnswer {
  readonly moment: Moment;
  readonly entries: readonly ActEntry[];
  /** A page may hold fewer rows than asked for, even none, and yet have a next one: so much is looked through at a time. */
  readonly nextCursor: string | null;
}

export const EVENTS_A_READ = 500;
/** So much is looked through for one page, whatever the filter: no page is slow, however long the history. */
export const MOST_LOOKED_AT = 5_000;
/** Up to here changes are told: every act before has to be folded. */
const MOST_FOLDED = 2_000;

/** The history of anything that has a stream, as of any moment, oldest first. @throws ReadModelMissingError; what the log throws. */
export async function historyOf(sources: QuerySources, { asOf, stream, filter, page, mayBeSeen }: HistoryRequest): Promise<QueryAnswer<HistoryAnswer>> {
  const key = keyIn(page, ['number']);
  if (key === 'bad-cursor') return BAD_CURSOR;
  const after = key === null ? -1 : (key[0] as number);
  if (!Number.isSafeInteger(after) || after < -1) return BAD_CURSOR;
  const found = momentOf(sources, asOf, []);
  if (!found.ok) return found;
  const moment = found.answer;
  const end = moment.index === 0 ? null : await positionOfIndex(readerOf(sources, momentsProjection), sources.log, moment.index);
  const first = (await sources.log.readStream(stream, { limit: 1 }))[0];
  if (end === null || first === undefined || first.position > end || !(await mayBeSeen(sources.decode(first)))) return NOT_FOUND;
  const wanted: RecordedEvent[] = [];
  const limit = limitOf(page);
  let [last, looked, over] = [after, 0, false];
  while (!over && wanted.length < limit && looked < MOST_LOOKED_AT) {
    const events = await sources.log.readStream(stream, { fromRevision: last + 1, limit: EVENTS_A_READ });
    for (const logged of events) {
      over = logged.position > end;
      if (over || wanted.length === limit) break;
      last = logged.revision;
      looked += 1;
      const recorded = sources.decode(logged);
      if (fits(recorded, filter) && (await mayBeSeen(recorded))) wanted.push(recorded);
    }
    over ||= events.length < EVENTS_A_READ && last === (events.at(-1)?.revision ?? last);
  }
  const changes = await changesOf(sources, stream, wanted);
  const entries = wanted.map((recorded): ActEntry => entryOf(recorded, changes?.get(recorded.revision) ?? null));
  return answered({ moment, entries, nextCursor: over ? null : cursorOf([last]) });
}

export function fits({ type, event, metadata: { act } }: RecordedEvent, { types, body, actor, from, to, text }: HistoryFilter): boolean {
  if (types !== null && !types.includes(STORED_NAMES[type])) return false;
  if (body !== null && act.body !== body && act.actingFor !== body) return false;
  if (actor !== null && act.actor !== actor) return false;
  if ((from !== null && act.occurredOn < from) || (to !== null && act.occurredOn > to)) return false;
  return text === null || JSON.stringify(event.data).toLocaleLowerCase('vi').includes(text.normalize('NFC').toLocaleLowerCase('vi'));
}

/** What each of these acts changed, by its revision; null when the last of them stands too far on. */
async function changesOf({ log, decode }: QuerySources, stream: string, wanted: readonly RecordedEvent[]): Promise<ReadonlyMap<number, readonly FieldChange[]> | null> {
  const last = wanted.at(-1)?.revision ?? -1;
  if (last >= MOST_FOLDED) return null;
  const asked = new Set(wanted.map(({ revision }) => revision));
  const changes = new Map<number, readonly FieldChange[]>();
  const folded = new StreamJudge(stream);
  for (const logged of last < 0 ? [] : await log.readStream(stream, { limit: last + 1 })) {
    const { event, metadata, revision } = decode(logged);
    const before = folded.state;
    folded.fold({ events: [event], act: metadata.act });
    if (asked.has(revision)) changes.set(revision, changesBetween(before, folded.state));
  }
  return changes;
}

export function entryOf({ event, metadata: { act, preparedBy }, stream, revision, position }: RecordedEvent, changes: readonly FieldChange[] | null): ActEntry {
  const { actor, body, actingFor, occurredOn, recordedAt, lateEntryBasis } = act;
  return { stream, revision, position, type: STORED_NAMES[event.type], title: ACT_TITLES[event.type], actor, ...(preparedBy !== undefined && { preparedBy }), body, actingFor, occurredOn, recordedAt: new Date(recordedAt).toISOString(), lateEntryBasis, data: { ...event.data }, changes };
}
