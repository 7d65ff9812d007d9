import type { SqlDatabase, SqlValue } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';

/**
 * What a command with an Idempotency-Key recorded, so that its repetition gets the first answer even when the stream
 * has moved on. Commands without a key leave no row.
 */
export const commandReceiptsProjection: Projection = {
  name: 'command-receipts',
  version: 1,
  schema: `CREATE TABLE command(id TEXT PRIMARY KEY, request_hash TEXT NOT NULL, stream TEXT NOT NULL, first_revision INTEGER NOT NULL,
    last_revision INTEGER NOT NULL, last_position TEXT NOT NULL, last_index INTEGER NOT NULL) WITHOUT ROWID;`,
  indexes: '',
  handles: 'all',
  open: (database) => new CommandReceiptWriter(database),
};

class CommandReceiptWriter implements ProjectionWriter {
  private readonly rows = new Map<string, SqlValue[]>();

  constructor(private readonly database: SqlDatabase) {}

  apply({ index, recorded }: FedEvent): void {
    const { requestHash } = recorded.metadata;
    if (requestHash === null) return;
    const { stream, revision, position, metadata: { commandId } } = recorded; // not before: they are made when asked for
    const first = this.rows.get(commandId)?.[3] ?? revision;
    this.rows.set(commandId, [commandId, requestHash, stream, first, revision, position, index]);
  }

  flush(): void {
    const save = this.database.prepare(`INSERT INTO command VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET
      last_revision = excluded.last_revision, last_position = excluded.last_position, last_index = excluded.last_index`);
    for (const row of this.rows.values()) save.run(...row);
    this.rows.clear();
  }
}
