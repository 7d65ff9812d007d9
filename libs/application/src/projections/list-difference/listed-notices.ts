import type { AssignmentId, BodyId } from '#libs/domain';
import { noticeDeskStream } from '../../commands/stream-names.js';
import type { ReadModelReader, SqlValue } from '../../ports/read-model-store.js';
import type { Asked, QueryAnswer } from '../../queries/contract.js';
import { subjectAt } from '../notices/notice-subjects.js';
import type { NoticeRow } from '../notices/notices.contract.js';
import { lastNoticeOf, noticesProjection } from '../notices/notices.projection.js';
import { indexOfNotice, noticeOf, seenMarkOf } from '../notices/notices.query.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import { namesIn, numberOfName } from '../running/interned-names.js';
import type { KnownAct, KnownMoves, ListedRow, ListedRows, ListedThing } from './compared-list.js';

/** The notices of a body at a moment, all that `askNotices` lists. They are put into words when they are looked at, which of thousands a page does with fifty. @throws ReadModelMissingError */
export function listedNotices(sources: QuerySources, memory: ReadingMemory, asked: Asked, body: BodyId): QueryAnswer<ListedRows> {
  const found = viewAt(sources, memory, asked, [noticesProjection]);
  if (!found.ok) return found;
  const { moment } = found.answer;
  const desk = new NoticeDesk(found.answer, readerOf(sources, noticesProjection), body);
  return answered({ moment, rows: desk.rows(lastNoticeOf(moment.index)) });
}

/** What a body finds on its desk at the moment of a view. */
class NoticeDesk {
  readonly names: ReturnType<typeof namesIn>;
  private readonly lastSeen: number;
  private readonly called = new Map<SqlValue, string>();
  private readonly subjects = new Map<string, boolean>();

  constructor(
    private readonly view: PastView,
    private readonly reader: ReadModelReader,
    private readonly body: BodyId,
  ) {
    this.names = namesIn(reader.database);
    this.lastSeen = lastNoticeOf(seenMarkOf(reader, body, view.moment.index).upTo);
  }

  /** Newest first, as the list has them. */
  rows(last: number): readonly ListedRow[] {
    const { database } = this.reader;
    const rows: ListedRow[] = [];
    for (const [id, about, subject, other] of database.prepare('SELECT id, about, subject, other FROM notice WHERE body = ? AND id <= ? ORDER BY id DESC').iterateArrays(numberOfName(database, this.body), last)) {
      const duty = about === null ? this.view.cards.lineOf(Number(subject)) : null;
      if (about === null ? duty === null : !this.isKnown(Number(about), String(subject))) continue; // `askNotices` leaves it out too
      // All that is not the same for ever: whether it was seen, what the directive says, what the other body is called.
      const sign = `${Number(id) <= this.lastSeen} ${duty === null ? '' : this.view.directives.placeOf(duty.directiveId)} ${this.nameOf(other ?? null)}`;
      rows.push(new ListedNotice(Number(id), sign, duty?.id ?? null, this));
    }
    return rows;
  }

  made(id: number): NoticeRow {
    const row = this.reader.database.prepare('SELECT * FROM notice WHERE id = ?').get(id);
    const notice = row === undefined ? null : noticeOf(row, this.view, this.reader, this.names, this.lastSeen);
    if (notice === null) throw new RangeError(`there is no notice ${id}`);
    return notice;
  }

  /** The act by which it was first seen, null when it was not by the moment. */
  seenBy(id: number): KnownAct | null {
    if (id > this.lastSeen) return null;
    const mark = this.reader.database.prepare('SELECT idx, revision FROM seen WHERE body = ? AND up_to >= ? ORDER BY idx LIMIT 1').get(this.body, indexOfNotice(id));
    return mark === undefined ? null : { index: Number(mark['idx']), stream: noticeDeskStream(this.body), revision: Number(mark['revision']) };
  }

  private isKnown(about: number, id: string): boolean {
    const key = `${about} ${id}`;
    const known = this.subjects.get(key) ?? subjectAt(this.reader.database, about, id) !== null;
    this.subjects.set(key, known);
    return known;
  }

  private nameOf(other: SqlValue): string {
    const known = this.called.get(other) ?? (other === null ? '' : this.view.nameOf(this.names(other) as BodyId));
    this.called.set(other, known);
    return known;
  }
}

class ListedNotice implements ListedThing, KnownMoves {
  readonly key: string;
  private made: NoticeRow | null = null;

  constructor(
    private readonly id: number,
    readonly sign: string,
    private readonly duty: AssignmentId | null,
    private readonly desk: NoticeDesk,
  ) {
    this.key = String(id);
  }

  get row(): NoticeRow {
    this.made ??= this.desk.made(this.id);
    return this.made;
  }

  get title(): string {
    return this.row.subject.vi;
  }

  /** Nothing else moves it: the event that gave it, and the one by which it was seen. */
  get acts(): readonly KnownAct[] {
    const index = indexOfNotice(this.id);
    const seen = this.desk.seenBy(this.id);
    return [this.duty === null ? { index } : { index, duty: this.duty }, ...(seen === null ? [] : [seen])];
  }
}
