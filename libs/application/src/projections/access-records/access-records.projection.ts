import { ACCESS_KINDS, type Access } from '#libs/domain';
import type { SqlDatabase } from '../../ports/read-model-store.js';
import { InternedNames, NAME_INDEX, NAME_TABLE } from '../running/interned-names.js';
import type { FedEvent, Projection, ProjectionWriter } from '../running/projection.js';
import { RowBuffer } from '../running/row-buffer.js';

const KIND = { DataRead: ACCESS_KINDS.indexOf('read'), DataExported: ACCESS_KINDS.indexOf('export'), AttemptRefused: ACCESS_KINDS.indexOf('refused') } as const;
type AccessType = keyof typeof KIND;

/** A row for each record; persons, bodies and addresses are numbers of names. `mention`: by what it can be found, bodies and things. */
export const accessRecordsProjection: Projection = {
  name: 'access-records',
  version: 1,
  schema: `
    ${NAME_TABLE}
    CREATE TABLE record(idx INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, actor INTEGER NOT NULL, body INTEGER NOT NULL, asked INTEGER NOT NULL, bodies TEXT NOT NULL, things TEXT NOT NULL, reason INTEGER);
    CREATE TABLE mention(what TEXT NOT NULL, idx INTEGER NOT NULL);`,
  indexes: `${NAME_INDEX} CREATE INDEX record_of ON record(actor, idx); CREATE INDEX record_by ON record(body, idx); CREATE INDEX mention_of ON mention(what, idx);`,
  handles: new Set(['DataRead', 'DataExported', 'AttemptRefused'] as const),
  open: (database) => new AccessWriter(database),
};

class AccessWriter implements ProjectionWriter {
  private readonly names: InternedNames;
  private readonly records: RowBuffer;
  private readonly mentions: RowBuffer;

  constructor(database: SqlDatabase) {
    this.names = new InternedNames(database);
    this.records = new RowBuffer(database, 'record', 9);
    this.mentions = new RowBuffer(database, 'mention', 2);
  }

  apply({ index, at, recorded }: FedEvent): void {
    const { event, metadata } = recorded;
    const { asked, bodies, things, reason = null } = event.data as Access & { readonly reason?: string };
    const { actor, body } = metadata.act;
    const name = (text: string): number => this.names.numberOf(text);
    this.records.add(index, at, KIND[event.type as AccessType], name(actor), name(body), name(asked), JSON.stringify(bodies), JSON.stringify(things), reason === null ? null : name(reason));
    for (const what of new Set([...bodies, ...things])) this.mentions.add(what, index);
  }

  flush(): void {
    this.names.flush();
    this.records.flush();
    this.mentions.flush();
  }
}
