import { ACCESS_KINDS, endOfDay, startOfDay, type AccessKind, type ActorId, type BodyId } from '#libs/domain';
import type { ReadModelReader, SqlRow, SqlValue } from '../../ports/read-model-store.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { cursorOf, keyIn, limitOf } from '../reading/paging.js';
import { momentOf, readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered, BAD_CURSOR } from '../reading/refusals.js';
import { namesIn, numberOfName } from '../running/interned-names.js';
import type { AccessFilter, AccessRecordRow, AccessRecordsAnswer, AccessRecordsQuestion } from './access-records.contract.js';
import { accessRecordsProjection } from './access-records.projection.js';

/** No name has this number. */
const NOBODY = -1;

/** As they had been recorded at the moment, the newest first. @throws ReadModelMissingError */
export async function askAccessRecords(sources: QuerySources, { asked, filter, page }: AccessRecordsQuestion): Promise<QueryAnswer<AccessRecordsAnswer>> {
  const key = keyIn(page, ['number']);
  if (key === 'bad-cursor') return BAD_CURSOR;
  const found = momentOf(sources, asked.asOf, [accessRecordsProjection]);
  if (!found.ok) return found;
  const reader = readerOf(sources, accessRecordsProjection);
  const limit = limitOf(page);
  const before = key === null ? found.answer.index + 1 : Math.min(key[0] as number, found.answer.index + 1);
  const { where, values } = conditions(reader, filter);
  const rows = reader.database.prepare(`SELECT * FROM record WHERE idx < ?${where} ORDER BY idx DESC LIMIT ?`).all(before, ...values, limit + 1);
  const records = rows.slice(0, limit).map(rowOf(reader));
  const last = records.at(-1);
  return answered({ moment: found.answer, records, nextCursor: rows.length > limit && last !== undefined ? cursorOf([last.index]) : null });
}

function conditions({ database }: ReadModelReader, { actor, body, thing, kind, from, to }: AccessFilter): { readonly where: string; readonly values: readonly SqlValue[] } {
  const number = (text: string): number => numberOfName(database, text) ?? NOBODY;
  const wanted: (readonly [condition: string, ...values: SqlValue[]] | null)[] = [
    actor === null ? null : ['actor = ?', number(actor)],
    body === null ? null : ['(body = ? OR idx IN (SELECT idx FROM mention WHERE what = ?))', number(body), body],
    thing === null ? null : ['idx IN (SELECT idx FROM mention WHERE what = ?)', thing],
    kind === null ? null : ['kind = ?', ACCESS_KINDS.indexOf(kind)],
    from === null ? null : ['at >= ?', startOfDay(from)],
    to === null ? null : ['at < ?', endOfDay(to)],
  ];
  const given = wanted.filter((each) => each !== null);
  return { where: given.map(([condition]) => ` AND ${condition}`).join(''), values: given.flatMap(([, ...values]) => values) };
}

function rowOf(reader: ReadModelReader): (row: SqlRow) => AccessRecordRow {
  const name = namesIn(reader.database);
  return (row) => ({
    index: Number(row['idx']),
    at: new Date(Number(row['at'])).toISOString(),
    kind: ACCESS_KINDS[Number(row['kind'])] as AccessKind,
    actor: name(row['actor']) as ActorId,
    body: name(row['body']) as BodyId,
    asked: name(row['asked']),
    bodies: JSON.parse(String(row['bodies'])) as readonly BodyId[],
    things: JSON.parse(String(row['things'])) as readonly string[],
    reason: row['reason'] === null ? null : name(row['reason']),
  });
}
