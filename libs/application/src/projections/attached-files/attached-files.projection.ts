import type { AttachedFile } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** A row for each file that an event names. */
export const attachedFilesProjection: Projection = {
  name: 'attached-files',
  version: 1,
  schema: `
    CREATE TABLE file(idx INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL);`,
  indexes: 'CREATE UNIQUE INDEX file_at ON file(idx, place); CREATE INDEX file_of ON file(stream, idx, place); CREATE INDEX file_named ON file(sha256, idx);',
  handles: new Set(['FilesAttached'] as const),
  open: (database) => new AttachedFilesWriter(database),
};

class AttachedFilesWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'file', 10);
  }

  apply({ index, at, recorded }: FedEvent): void {
    const { event, metadata, stream, revision } = recorded;
    const { files } = event.data as { readonly files: readonly AttachedFile[] };
    for (const [place, { sha256, name, size, type }] of files.entries()) this.rows.add(index, place, at, stream, revision, metadata.act.body, sha256, name, size, type);
  }

  flush(): void {
    this.rows.flush();
  }
}
