import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/**
 * The acts of the register of bodies, as they were recorded. The register is small and its days are business days, so
 * it is folded by the domain's own code when asked.
 */
export const bodiesProjection: Projection = {
  name: 'bodies',
  version: 2,
  schema: 'CREATE TABLE act(idx INTEGER PRIMARY KEY, revision INTEGER NOT NULL, event TEXT NOT NULL);',
  indexes: '',
  handles: new Set(['BodiesRegistered', 'BodyRenamed', 'BodyMoved', 'BodyEnded', 'BodiesSucceeded', 'HandOverOrdered', 'HandOverFellDue', 'GroupDefined'] as const),
  open: (database) => new BodiesWriter(database),
};

class BodiesWriter implements ProjectionWriter {
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
