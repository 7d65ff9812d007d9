import type { BodyId } from '#libs/domain';
import type { ReadModelReader, SqlRow } from '../../ports/read-model-store.js';
import type { QueryAnswer } from '../../queries/contract.js';
import { momentOf, readerOf, type QuerySources } from '../reading/query-sources.js';
import { answered } from '../reading/refusals.js';
import type { AttachedFileRow, AttachedFilesAnswer, AttachedFilesQuestion } from './attached-files.contract.js';
import { attachedFilesProjection } from './attached-files.projection.js';

/** As they had been attached at the moment. @throws ReadModelMissingError */
export async function askAttachedFiles(sources: Pick<QuerySources, 'store' | 'clock'>, { asked, stream }: AttachedFilesQuestion): Promise<QueryAnswer<AttachedFilesAnswer>> {
  const moment = momentOf(sources, asked.asOf, [attachedFilesProjection]);
  if (!moment.ok) return moment;
  const { database } = readerOf(sources, attachedFilesProjection);
  const rows = database.prepare('SELECT * FROM file WHERE stream = ? AND idx <= ? ORDER BY idx, place').all(stream, moment.answer.index);
  return answered({ moment: moment.answer, files: rows.map(rowOf) });
}

/** Hashes of files that the log names, in their order, beginning after `after`. */
export function namedFiles({ database }: ReadModelReader, after: string, limit: number): readonly string[] {
  return database.prepare('SELECT DISTINCT sha256 FROM file WHERE sha256 > ? ORDER BY sha256 LIMIT ?').all(after, limit).map(({ sha256 }) => String(sha256));
}

/** Does an act or a draft name it, as far as the read model has come? */
export function isFileNamed({ database }: ReadModelReader, sha256: string): boolean {
  return database.prepare('SELECT 1 AS yes FROM file WHERE sha256 = ?1 UNION ALL SELECT 1 FROM drafted WHERE sha256 = ?1 LIMIT 1').get(sha256) !== undefined;
}

const rowOf = (row: SqlRow): AttachedFileRow => ({
  sha256: String(row['sha256']),
  name: String(row['name']),
  size: Number(row['size']),
  type: String(row['type']),
  revision: Number(row['revision']),
  index: Number(row['idx']),
  at: new Date(Number(row['at'])).toISOString(),
  body: String(row['body']) as BodyId,
  partOf: row['part_of'] === null ? null : (String(row['part_of']) as BodyId),
});
