import { NOTICE_KINDS, NOTICED_EVENTS, noticesOf, type AssignmentEvent, type Notice } from '#libs/domain';
import { eventForFolding } from '../../event-catalogue/read-for-folding.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { dayOf } from '../duty-columns/standing-columns.js';
import { InternedNames, NAME_INDEX, NAME_TABLE } from '../running/interned-names.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';
import { NoticeSubjects, SUBJECT_EVENTS, SUBJECT_TABLE } from './notice-subjects.js';

/** Room for the notices of one event (an urging may reach hundreds of bodies); their ids are its dense index times this, and their place. */
export const NOTICES_PER_EVENT = 65_536;

/** Id of the last notice that an event can give. */
export const lastNoticeOf = (index: number): number => index * NOTICES_PER_EVENT + NOTICES_PER_EVENT - 1;

const SEEN = 'NoticesSeen';

/**
 * What each body should learn of, and until where it has seen it. Words are made when they are asked for. `about`: null = a
 * duty, `subject` is then its number. Bodies are numbers of names.
 */
export const noticesProjection: Projection = {
  name: 'notices',
  version: 6,
  schema: `
    ${NAME_TABLE}
    CREATE TABLE notice(id INTEGER PRIMARY KEY, body INTEGER NOT NULL, kind INTEGER NOT NULL, about INTEGER, subject NOT NULL, at INTEGER NOT NULL, due INTEGER, day INTEGER, other INTEGER, period TEXT);
    ${SUBJECT_TABLE}
    CREATE TABLE seen(idx INTEGER PRIMARY KEY, body TEXT NOT NULL, up_to INTEGER NOT NULL, revision INTEGER NOT NULL);`,
  indexes: `${NAME_INDEX} CREATE INDEX notice_of ON notice(body, id); CREATE INDEX seen_by ON seen(body, idx);`,
  handles: new Set([...NOTICED_EVENTS, ...SUBJECT_EVENTS, SEEN] as const),
  open: (database) => new NoticeWriter(database),
};

class NoticeWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly notices: RowBuffer;
  private readonly seen: RowBuffer;
  private readonly subjects: NoticeSubjects;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.notices = new RowBuffer(database, 'notice', 10);
    this.seen = new RowBuffer(database, 'seen', 4);
    this.subjects = new NoticeSubjects(database);
  }

  apply({ index, at, recorded, duty }: FedEvent): void {
    const { metadata } = recorded;
    if (duty !== null) return this.add(index, at, noticesOf(eventForFolding(recorded) as AssignmentEvent, metadata.act, duty), null, duty.number);
    const { event } = recorded;
    if (event.type === SEEN) return this.seen.add(index, event.data.body, event.data.upTo, recorded.revision);
    const told = this.subjects.hear(recorded);
    if (told !== null) this.add(index, at, told.notices, told.about, told.id);
  }

  flush(): void {
    this.names.flush();
    this.notices.flush();
    this.seen.flush();
    this.subjects.flush();
  }

  private add(index: number, at: number, notices: readonly Notice[], about: number | null, subject: number | string): void {
    let id = index * NOTICES_PER_EVENT;
    for (const { to, kind, due, day, other, period } of notices) {
      const otherName = other === null ? null : this.names.numberOf(other);
      this.notices.add(id++, this.names.numberOf(to), NOTICE_KINDS.indexOf(kind), about, subject, at, dayOf(due), dayOf(day), otherName, period);
    }
  }
}
