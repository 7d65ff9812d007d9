import type { ActorId, BodyId, LocalDate } from '#libs/domain';
import { ACT_TITLES, type Title } from '../act-titles/index.js';
import { STORED_NAMES, type RecordedEvent } from '../event-catalogue/index.js';
import { momentsProjection, positionOfIndex } from '../projections/moments/index.js';
import { cursorOf, keyIn, limitOf } from '../projections/reading/paging.js';
import { momentOf, readerOf, type QuerySources } from '../projections/reading/query-sources.js';
import { answered, BAD_CURSOR, NOT_FOUND } from '../projections/reading/refusals.js';
import type { AsOf, Moment, Page, QueryAnswer } from '../queries/contract.js';
import { changesBetween, type FieldChange } from './changes-between.js';
import type { FoldedPasts } from './folded-pasts.js';

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
  /** Field by field; null in what a person or body did, and in a page far on in a long history that nothing led to: asked again, it has them. */
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

/** The history of anything that has a stream, as of any moment, oldest first. `pasts`: kept from question to question. @throws ReadModelMissingError; what the log throws. */
export async function historyOf(sources: QuerySources, pasts: FoldedPasts, { asOf, stream, filter, page, mayBeSeen }: HistoryRequest): Promise<QueryAnswer<HistoryAnswer>> {
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
  const entries: ActEntry[] = [];
  const limit = limitOf(page);
  const folded = await pasts.before(sources, stream, after + 1);
  let [last, looked, over] = [after, 0, false];
  while (!over && entries.length < limit && looked < MOST_LOOKED_AT) {
    const events = await sources.log.readStream(stream, { fromRevision: last + 1, limit: EVENTS_A_READ });
    for (const logged of events) {
      over = logged.position > end;
      if (over || entries.length === limit) break;
      last = logged.revision;
      looked += 1;
      const recorded = sources.decode(logged);
      const before = folded?.state;
      folded?.fold({ events: [recorded.event], act: recorded.metadata.act });
      if (fits(recorded, filter) && (await mayBeSeen(recorded))) entries.push(entryOf(recorded, folded === null ? null : changesBetween(before, folded.state)));
    }
    over ||= events.length < EVENTS_A_READ && last === (events.at(-1)?.revision ?? last);
  }
  if (folded !== null) pasts.keep(stream, last + 1, folded); // where the next page goes on
  return answered({ moment, entries, nextCursor: over ? null : cursorOf([last]) });
}

export function fits({ type, event, metadata: { act } }: RecordedEvent, { types, body, actor, from, to, text }: HistoryFilter): boolean {
  if (types !== null && !types.includes(STORED_NAMES[type])) return false;
  if (body !== null && act.body !== body && act.actingFor !== body) return false;
  if (actor !== null && act.actor !== actor) return false;
  if ((from !== null && act.occurredOn < from) || (to !== null && act.occurredOn > to)) return false;
  return text === null || JSON.stringify(event.data).toLowerCase().includes(text.normalize('NFC').toLowerCase());
}

export function entryOf({ event, metadata: { act, preparedBy }, stream, revision, position }: RecordedEvent, changes: readonly FieldChange[] | null): ActEntry {
  const { actor, body, actingFor, occurredOn, recordedAt, lateEntryBasis } = act;
  return { stream, revision, position, type: STORED_NAMES[event.type], title: ACT_TITLES[event.type], actor, ...(preparedBy !== undefined && { preparedBy }), body, actingFor, occurredOn, recordedAt: new Date(recordedAt).toISOString(), lateEntryBasis, data: { ...event.data }, changes };
}
