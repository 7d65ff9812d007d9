import type { DomainEventType } from '../../event-catalogue/recorded-event.js';
import { DRAFT_EVENTS, FILE_EVENTS, filesDraftedIn, filesNamedBy } from '../../files/file-events.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

/** A row for each file that an event names, and the hash of each that a draft would carry. */
export const attachedFilesProjection: Projection = {
  name: 'attached-files',
  version: 3,
  schema: `
    CREATE TABLE file(idx INTEGER NOT NULL, place INTEGER NOT NULL, at INTEGER NOT NULL, stream TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL, sha256 TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, part_of TEXT);
    CREATE TABLE drafted(sha256 TEXT PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;`,
  indexes: 'CREATE UNIQUE INDEX file_at ON file(idx, place); CREATE INDEX file_of ON file(stream, idx, place); CREATE INDEX file_named ON file(sha256, idx);',
  handles: new Set<DomainEventType>([...FILE_EVENTS, ...DRAFT_EVENTS]),
  open: (database) => new AttachedFilesWriter(database),
};

class AttachedFilesWriter implements ProjectionWriter {
  private readonly rows: RowBuffer;
  private readonly drafted: RowBuffer;

  constructor(database: SqlDatabase) {
    this.rows = new RowBuffer(database, 'file', 11);
    this.drafted = new RowBuffer(database, 'drafted', 2, 'ON CONFLICT DO NOTHING');
  }

  apply({ index, at, recorded }: FedEvent): void {
    const { event, metadata, stream, revision } = recorded;
    if (isDraft(event.type)) {
      for (const sha256 of filesDraftedIn(event)) this.drafted.add(sha256, index);
      return;
    }
    const { files, partOf } = filesNamedBy(event);
    for (const [place, { sha256, name, size, type }] of files.entries()) this.rows.add(index, place, at, stream, revision, metadata.act.body, sha256, name, size, type, partOf);
  }

  flush(): void {
    this.drafted.flush();
    this.rows.flush();
  }
}

const isDraft = (type: DomainEventType): boolean => (DRAFT_EVENTS as readonly string[]).includes(type);
