import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** The publications of rules, as they were recorded: few, so they are folded by the domain's own code when asked. */
export const supervisionRulesProjection: Projection = {
  name: 'supervision-rules',
  version: 1,
  schema: 'CREATE TABLE publication(idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, revision INTEGER NOT NULL, event TEXT NOT NULL);',
  indexes: '',
  handles: new Set(['WorkingCalendarPublished', 'PolicyPublished'] as const),
  open: (database) => new SupervisionRulesWriter(database),
};

class SupervisionRulesWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'publication', 4);
  }

  apply({ index, at, recorded }: FedEvent): void {
    this.rows.add(index, at, recorded.revision, JSON.stringify(recorded.event));
  }

  flush(): void {
    this.rows.flush();
  }
}
