import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { InternedNames, NAME_INDEX, NAME_TABLE } from '../running/interned-names.js';
import { RowBuffer } from '../running/row-buffer.js';

/** Which duty was handed down from which: fixed when it is assigned. `completion`: how it completes from its own parts (R7), a JSON text among the names. */
export const cascadeTreeProjection: Projection = {
  name: 'cascade-tree',
  version: 2,
  schema: `${NAME_TABLE} CREATE TABLE link(duty INTEGER PRIMARY KEY, parent TEXT, directive INTEGER NOT NULL, completion INTEGER NOT NULL);`,
  indexes: `
    ${NAME_INDEX} CREATE INDEX link_parent ON link(parent, duty) WHERE parent IS NOT NULL;
    CREATE INDEX link_root ON link(directive, duty) WHERE parent IS NULL;`,
  handles: new Set(['TaskAssigned'] as const),
  open: (database) => new LinkWriter(database),
};

class LinkWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.rows = new RowBuffer(database, 'link', 4);
  }

  apply({ duty }: FedEvent): void {
    const terms = duty?.after.terms ?? null;
    if (duty === null || terms === null) return;
    this.rows.add(duty.number, terms.parent?.assignmentId ?? null, this.names.numberOf(terms.directiveId), this.names.numberOf(JSON.stringify(duty.after.partsCompletion)));
  }

  flush(): void {
    this.names.flush();
    this.rows.flush();
  }
}
