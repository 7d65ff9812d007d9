import { dayNumber, NOTICE_KINDS, NOTICED_EVENTS, noticesOf, type AssignmentEvent, type LocalDate } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Notices of one event; their ids are the event's dense index times this, and their place. */
export const NOTICES_PER_EVENT = 16;

/** Id of the last notice that an event can give. */
export const lastNoticeOf = (index: number): number => index * NOTICES_PER_EVENT + NOTICES_PER_EVENT - 1;

const SEEN = 'NoticesSeen';

/** What each body should learn of, and until where it has seen it. Words are made when they are asked for. */
export const noticesProjection: Projection = {
  name: 'notices',
  version: 1,
  schema: `
    CREATE TABLE notice(id INTEGER PRIMARY KEY, body TEXT NOT NULL, kind INTEGER NOT NULL, duty TEXT NOT NULL, at INTEGER NOT NULL, due INTEGER, day INTEGER, other TEXT);
    CREATE TABLE seen(idx INTEGER PRIMARY KEY, body TEXT NOT NULL, up_to INTEGER NOT NULL, revision INTEGER NOT NULL);`,
  indexes: 'CREATE INDEX notice_of ON notice(body, id); CREATE INDEX seen_by ON seen(body, idx);',
  handles: new Set([...NOTICED_EVENTS, SEEN] as const),
  open: (database) => new NoticeWriter(database),
};

class NoticeWriter implements ProjectionWriter {
  private readonly notices: RowBuffer;
  private readonly seen: RowBuffer;

  constructor(database: SqlDatabase) {
    this.notices = new RowBuffer(database, 'notice', 8);
    this.seen = new RowBuffer(database, 'seen', 4);
  }

  apply({ index, at, recorded: { event, metadata, revision }, duty }: FedEvent): void {
    if (event.type === SEEN) return this.seen.add(index, event.data.body, event.data.upTo, revision);
    if (duty === null) return;
    let id = index * NOTICES_PER_EVENT;
    for (const { to, kind, due, day, other } of noticesOf(event as AssignmentEvent, metadata.act, duty)) {
      this.notices.add(id++, to, NOTICE_KINDS.indexOf(kind), duty.id, at, numbered(due), numbered(day), other);
    }
  }

  flush(): void {
    this.notices.flush();
    this.seen.flush();
  }
}

const numbered = (day: LocalDate | null): number | null => (day === null ? null : dayNumber(day));
