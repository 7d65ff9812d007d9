import {
  dayNumber, NOTICE_KINDS, NOTICED_EVENTS, NOTICED_URGING_EVENTS, noticesOf, noticesOfUrging, partiesOfUrging, type AssignmentEvent, type BodyId, type LocalDate, type Notice, type NoticedUrgingEvent,
  type UrgingParties,
} from '#libs/domain';
import { urgingStream } from '../../commands/stream-names.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Room for the notices of one event (an urging may reach hundreds of bodies); their ids are its dense index times this, and their place. */
export const NOTICES_PER_EVENT = 65_536;

/** Id of the last notice that an event can give. */
export const lastNoticeOf = (index: number): number => index * NOTICES_PER_EVENT + NOTICES_PER_EVENT - 1;

const SEEN = 'NoticesSeen';

const URGING = urgingStream('' as never);

/** What each body should learn of, and until where it has seen it. Words are made when they are asked for. */
export const noticesProjection: Projection = {
  name: 'notices',
  version: 3,
  schema: `
    CREATE TABLE notice(id INTEGER PRIMARY KEY, body TEXT NOT NULL, kind INTEGER NOT NULL, duty TEXT, urging TEXT, at INTEGER NOT NULL, due INTEGER, day INTEGER, other TEXT, period TEXT);
    CREATE TABLE urging(id TEXT PRIMARY KEY, symbol TEXT NOT NULL, demand TEXT NOT NULL, issuer TEXT NOT NULL, addressees TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE seen(idx INTEGER PRIMARY KEY, body TEXT NOT NULL, up_to INTEGER NOT NULL, revision INTEGER NOT NULL);`,
  indexes: 'CREATE INDEX notice_of ON notice(body, id); CREATE INDEX seen_by ON seen(body, idx);',
  handles: new Set([...NOTICED_EVENTS, ...NOTICED_URGING_EVENTS, SEEN] as const),
  open: (database) => new NoticeWriter(database),
};

class NoticeWriter implements ProjectionWriter {
  private readonly notices: RowBuffer;
  private readonly seen: RowBuffer;
  private readonly urgings: RowBuffer;
  /** Entered in this batch, not written yet. */
  private readonly unwritten = new Map<string, UrgingParties>();

  constructor(private readonly database: SqlDatabase) {
    this.notices = new RowBuffer(database, 'notice', 10);
    this.urgings = new RowBuffer(database, 'urging', 5);
    this.seen = new RowBuffer(database, 'seen', 4);
  }

  apply({ index, at, recorded, duty }: FedEvent): void {
    const { event, metadata } = recorded;
    if (event.type === SEEN) return this.seen.add(index, event.data.body, event.data.upTo, recorded.revision);
    if (duty !== null) return this.add(index, at, noticesOf(event as AssignmentEvent, metadata.act, duty), duty.id, null);
    const urging = recorded.stream.slice(URGING.length);
    if (event.type === 'UrgingIssued') this.enter(urging, event.data);
    this.add(index, at, noticesOfUrging(event as NoticedUrgingEvent, metadata.act, this.partiesOf(urging)), null, urging);
  }

  flush(): void {
    this.notices.flush();
    this.seen.flush();
    this.urgings.flush();
    this.unwritten.clear();
  }

  private add(index: number, at: number, notices: readonly Notice[], duty: string | null, urging: string | null): void {
    let id = index * NOTICES_PER_EVENT;
    for (const { to, kind, due, day, other, period } of notices) this.notices.add(id++, to, NOTICE_KINDS.indexOf(kind), duty, urging, at, numbered(due), numbered(day), other, period);
  }

  private enter(urging: string, issued: Parameters<typeof partiesOfUrging>[0]): void {
    const parties = partiesOfUrging(issued);
    const { number, demand } = issued.document;
    this.unwritten.set(urging, parties);
    this.urgings.add(urging, number.symbol, demand, parties.issuer, parties.addressees.join(','));
  }

  private partiesOf(urging: string): UrgingParties {
    const known = this.unwritten.get(urging);
    if (known !== undefined) return known;
    const row = this.database.prepare('SELECT issuer, addressees FROM urging WHERE id = ?').get(urging);
    return { issuer: String(row?.['issuer']) as BodyId, addressees: String(row?.['addressees'] ?? '').split(',') as BodyId[] };
  }
}

const numbered = (day: LocalDate | null): number | null => (day === null ? null : dayNumber(day));
