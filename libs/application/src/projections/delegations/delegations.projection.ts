import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** What was delegated and revoked, as it was recorded: little, so it is folded by the domain's own code when asked. */
export const delegationsProjection: Projection = {
  name: 'delegations',
  version: 1,
  schema: 'CREATE TABLE act(idx INTEGER PRIMARY KEY, revision INTEGER NOT NULL, event TEXT NOT NULL);',
  indexes: '',
  handles: new Set(['PowerDelegated', 'DelegationRevoked'] as const),
  open: (database) => new DelegationsWriter(database),
};

class DelegationsWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'act', 3);
  }

  apply({ index, recorded }: FedEvent): void {
    this.rows.add(index, recorded.revision, JSON.stringify(recorded.event));
  }

  flush(): void {
    this.rows.flush();
  }
}
