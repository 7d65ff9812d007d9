import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Which duty was handed down from which: fixed when it is assigned. `completion`: how it completes from its own parts (R7). */
export const cascadeTreeProjection: Projection = {
  name: 'cascade-tree',
  version: 1,
  schema: 'CREATE TABLE link(idx INTEGER PRIMARY KEY, id TEXT NOT NULL, parent TEXT, directive TEXT NOT NULL, completion TEXT NOT NULL);',
  indexes: `
    CREATE INDEX link_id ON link(id); CREATE INDEX link_parent ON link(parent, idx) WHERE parent IS NOT NULL;
    CREATE INDEX link_root ON link(directive, idx) WHERE parent IS NULL;`,
  handles: new Set(['TaskAssigned'] as const),
  open: (database) => new LinkWriter(database),
};

class LinkWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'link', 5);
  }

  apply({ index, recorded: { event } }: FedEvent): void {
    if (event.type !== 'TaskAssigned') return;
    const { assignmentId, parent, directiveId, partsCompletion } = event.data;
    this.rows.add(index, assignmentId, parent?.assignmentId ?? null, directiveId, JSON.stringify(partsCompletion));
  }

  flush(): void {
    this.rows.flush();
  }
}
