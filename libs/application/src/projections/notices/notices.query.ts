import { fromDayNumber, kindsOf, NOTICE_KINDS, noticeWords, type BodyId, type LocalDate, type NoticeKind } from '#libs/domain';
import type { ReadModelReader, SqlRow, SqlValue } from '../../ports/read-model-store.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { cursorOf, limitOf, partIn } from '../reading/paging.js';
import { viewAt, type PastView, type ReadingMemory } from '../reading/past-view.js';
import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import type { NoticeRow, NoticesAfter, NoticesAnswer, NoticesQuestion, OutgoingNotice } from './notices.contract.js';
import { namesIn, numberOfName } from '../running/interned-names.js';
import { subjectAt } from './notice-subjects.js';
import { lastNoticeOf, NOTICES_PER_EVENT, noticesProjection } from './notices.projection.js';

/** The notices of a body as of a moment, with what it had seen of them by then. @throws ReadModelMissingError */
export async function askNotices(sources: QuerySources, memory: ReadingMemory, { asked, body, only, page, without }: NoticesQuestion): Promise<QueryAnswer<NoticesAnswer>> {
  const part = partIn(page, ['number']);
  if (part === 'bad-cursor') return BAD_CURSOR;
  const found = viewAt(sources, memory, asked, [noticesProjection]);
  if (!found.ok) return found;
  const { moment } = found.answer;
  const reader = readerOf(sources, noticesProjection);
  const { upTo: seenUpTo, revision } = seenMarkOf(reader, body, moment.index);
  const number = numberOfName(reader.database, body);
  const places = kindsOf(without).map((kind) => NOTICE_KINDS.indexOf(kind));
  const kept = places.length === 0 ? '' : ` AND kind NOT IN (${places.join(', ')})`;
  const [lastSeen, last] = [lastNoticeOf(seenUpTo), lastNoticeOf(moment.index)];
  const counts = reader.database.prepare(`SELECT count(*) AS n, count(CASE WHEN id > ?2 THEN 1 END) AS k FROM notice WHERE body = ?1 AND id <= ?3${kept}`).get(number, lastSeen, last);
  const before = part.after === null ? last + 1 : Number(part.after[0]);
  // The newest stand first: a page ends above the oldest that it may show.
  const above = Math.max(only === 'unseen' ? lastSeen : 0, part.until === null ? 0 : Number(part.until[0]) - 1);
  const limit = limitOf(page);
  const rows = reader.database
    .prepare(`SELECT * FROM notice WHERE body = ?1 AND id < ?2 AND id <= ?3 AND id > ?4${kept} ORDER BY id DESC LIMIT ?5`)
    .all(number, before, last, above, limit + 1);
  const shown = rows.slice(0, limit);
  const names = namesIn(reader.database);
  return answered({
    moment,
    body,
    seenUpTo,
    unseen: { k: Number(counts?.['k'] ?? 0), n: Number(counts?.['n'] ?? 0) },
    notices: shown.flatMap((row) => noticeOf(row, found.answer, reader, names, lastSeen) ?? []),
    nextCursor: rows.length > limit ? cursorOf([Number(shown.at(-1)?.['id'])]) : null,
    revision,
  });
}

/** Until which event a body had seen its notices by a moment (0 = none), and the revision of the act that said so; -1 before the first. */
export function seenMarkOf({ database }: ReadModelReader, body: BodyId, index: number): { readonly upTo: number; readonly revision: number } {
  const mark = database.prepare('SELECT up_to, revision FROM seen WHERE body = ? AND idx <= ? ORDER BY idx DESC LIMIT 1').get(body, index);
  return { upTo: Number(mark?.['up_to'] ?? 0), revision: Number(mark?.['revision'] ?? -1) };
}

/** What is there to send to the wanted bodies after that event, at most `limit` notices, or all of one event. @throws ReadModelMissingError */
export function noticesAfter(sources: QuerySources, memory: ReadingMemory, after: number, limit: number, wanted: (body: BodyId) => boolean): NoticesAfter {
  const found = viewAt(sources, memory, { asOf: { kind: 'now' }, visibility: { kind: 'all' } }, [noticesProjection]);
  if (!found.ok) return { upTo: after, notices: [] };
  const { index } = found.answer.moment;
  if (index <= after) return { upTo: after, notices: [] };
  const reader = readerOf(sources, noticesProjection);
  const names = namesIn(reader.database);
  const bodyOf = (row: SqlRow): BodyId => names(row['body']) as BodyId;
  const rows = rowsBetween(reader, lastNoticeOf(after), lastNoticeOf(index), limit);
  const { upTo, whole } = wholeEvents(reader, rows, rows.length < limit ? index : null);
  const notices = whole
    .filter((row) => wanted(bodyOf(row)))
    .flatMap((row): readonly OutgoingNotice[] => {
      const notice = noticeOf(row, found.answer, reader, names, 0);
      return notice === null ? [] : [{ ...notice, body: bodyOf(row) }];
    });
  return { upTo, notices };
}

/** A page that is full may end in the middle of an event: that one waits for the next page, or is read whole when there is no other. */
function wholeEvents(reader: ReadModelReader, rows: readonly SqlRow[], end: number | null): { readonly upTo: number; readonly whole: readonly SqlRow[] } {
  if (end !== null) return { upTo: end, whole: rows };
  const [first, last] = [indexOf(rows[0] as SqlRow), indexOf(rows.at(-1) as SqlRow)];
  if (first === last) return { upTo: last, whole: rowsBetween(reader, lastNoticeOf(last - 1), lastNoticeOf(last), -1) };
  return { upTo: last - 1, whole: rows.filter((row) => indexOf(row) < last) };
}

const rowsBetween = ({ database }: ReadModelReader, after: number, last: number, limit: number): readonly SqlRow[] =>
  database.prepare('SELECT * FROM notice WHERE id > ? AND id <= ? ORDER BY id LIMIT ?').all(after, last, limit);

/** Dense index of the event that gave the notice with that id. */
export const indexOfNotice = (id: number): number => Math.floor(id / NOTICES_PER_EVENT);
const indexOf = (row: SqlRow): number => indexOfNotice(Number(row['id']));
const dayOf = (value: SqlValue | undefined): LocalDate | null => (value === null || value === undefined ? null : fromDayNumber(Number(value)));

/** Null when what it is about is not in the read models, which cannot be. */
export function noticeOf(row: SqlRow, view: PastView, reader: ReadModelReader, names: ReturnType<typeof namesIn>, lastSeen: number): NoticeRow | null {
  const kind: NoticeKind | undefined = NOTICE_KINDS[Number(row['kind'])];
  const subject = row['about'] === null ? dutyOf(view, Number(row['subject'])) : subjectOf(reader, Number(row['about']), String(row['subject']));
  if (subject === null || kind === undefined) return null;
  const { summary, ...about } = subject;
  const due = dayOf(row['due']);
  const other = row['other'] === null ? null : (names(row['other']) as BodyId);
  const words = noticeWords({ kind, symbol: about.symbol, taskCode: about.taskCode, summary, due, day: dayOf(row['day']), otherName: other === null ? null : view.nameOf(other), period: row['period'] === null ? null : String(row['period']) });
  return { id: Number(row['id']), index: indexOf(row), at: Number(row['at']), kind, ...words, ...about, due, seen: Number(row['id']) <= lastSeen };
}

type Subject = Pick<NoticeRow, 'about' | 'directiveId' | 'taskCode' | 'symbol'> & { readonly summary: string };

function dutyOf(view: PastView, number: number): Subject | null {
  const line = view.cards.lineOf(number);
  if (line === null) return null;
  const { id, directiveId, taskCode, summary } = line;
  return { about: { kind: 'duty', id }, directiveId, taskCode, symbol: view.directives.symbol(directiveId), summary };
}

function subjectOf({ database }: ReadModelReader, about: number, id: string): Subject | null {
  const found = subjectAt(database, about, id);
  return found === null ? null : { about: { kind: found.kind, id }, directiveId: null, taskCode: null, symbol: found.symbol, summary: found.summary };
}
