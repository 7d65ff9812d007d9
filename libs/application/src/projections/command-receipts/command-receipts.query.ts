import { readerOf, type QuerySources } from '../reading/query-sources.js';
import { commandReceiptsProjection } from './command-receipts.projection.js';

/** What a keyed command recorded. */
export interface RecordedCommand {
  readonly commandId: string;
  readonly requestHash: string;
  readonly stream: string;
  readonly firstRevision: number;
  readonly lastRevision: number;
  readonly position: string;
  readonly index: number;
}

/**
 * The command of that id, or null when none with a key has been applied yet. The read model may be behind the log:
 * null proves nothing about the last moments.
 * @throws ReadModelMissingError
 */
export function recordedCommand(sources: Pick<QuerySources, 'store'>, commandId: string): RecordedCommand | null {
  const row = readerOf(sources, commandReceiptsProjection).database.prepare('SELECT * FROM command WHERE id = ?').get(commandId);
  if (row === undefined) return null;
  return {
    commandId,
    requestHash: String(row['request_hash']),
    stream: String(row['stream']),
    firstRevision: Number(row['first_revision']),
    lastRevision: Number(row['last_revision']),
    position: String(row['last_position']),
    index: Number(row['last_index']),
  };
}
