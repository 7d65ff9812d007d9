import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { EVENT_ATTRIBUTES, OBJECT_ATTRIBUTES, type OcelAttributeType, type OcelBook, type OcelEntry, type OcelObject, type OcelRelation, type OpenOcelBook } from '#libs/application';

/** Entries in one transaction. */
const BATCH = 2_000;
const COLUMN_TYPES: Readonly<Record<OcelAttributeType, string>> = { string: 'TEXT', time: 'TIMESTAMP', integer: 'INTEGER' };
/** What an object is before anything is known of it. */
const BEGINNING = '1970-01-01T00:00:00.000Z';

/** The tables that OCEL 2.0 names for its SQLite form, with keys so that nothing stands there twice. */
const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE event(ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL);
  CREATE TABLE object(ocel_id TEXT PRIMARY KEY, ocel_type TEXT NOT NULL);
  CREATE TABLE event_object(ocel_event_id TEXT NOT NULL, ocel_object_id TEXT NOT NULL, ocel_qualifier TEXT NOT NULL, PRIMARY KEY(ocel_event_id, ocel_object_id, ocel_qualifier)) WITHOUT ROWID;
  CREATE TABLE object_object(ocel_source_id TEXT NOT NULL, ocel_target_id TEXT NOT NULL, ocel_qualifier TEXT NOT NULL, PRIMARY KEY(ocel_source_id, ocel_target_id, ocel_qualifier)) WITHOUT ROWID;
  CREATE TABLE event_map_type(ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL);
  CREATE TABLE object_map_type(ocel_type TEXT PRIMARY KEY, ocel_type_map TEXT NOT NULL);
`;

/** An OCEL 2.0 log as one SQLite file. A table of a type is made when the first of that type comes. @throws what SQLite throws */
export const openOcelFile: OpenOcelBook = (options) => new OcelFile(options);

class OcelFile implements OcelBook {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly tables = new Set<string>();
  private inBatch = 0;

  constructor(private readonly options: Parameters<OpenOcelBook>[0]) {
    this.database = new DatabaseSync(options.path);
    this.database.exec(SCHEMA);
  }

  add({ event, objects, about }: OcelEntry): void {
    if (this.inBatch === 0) this.database.exec('BEGIN');
    for (const { id, type } of objects) {
      if (this.run('INSERT OR IGNORE INTO object VALUES (?, ?)', id, type) === 0) continue;
      this.run(`INSERT INTO ${this.tableOf('object', type)}(ocel_id, ocel_time) VALUES (?, ?)`, id, BEGINNING);
    }
    if (this.options.events) this.addEvent(event);
    if (about !== null) this.addKnown(about, event.time, objects);
    this.inBatch += 1;
    if (this.inBatch >= BATCH) this.commit();
  }

  *objects(): Iterable<OcelObject> {
    this.commit();
    const related = this.database.prepare('SELECT ocel_target_id AS objectId, ocel_qualifier AS qualifier FROM object_object WHERE ocel_source_id = ? ORDER BY 1, 2');
    for (const row of this.database.prepare('SELECT ocel_id, ocel_type FROM object ORDER BY rowid').iterate()) {
      const [id, type] = [String(row['ocel_id']), String(row['ocel_type'])];
      yield { id, type, attributes: this.attributesOf(id, type), relationships: related.all(id).map((each) => ({ ...each })) as unknown as readonly OcelRelation[] };
    }
  }

  close(): void {
    this.commit();
    this.database.close();
  }

  private addEvent({ id, type, time, attributes, relationships }: OcelEntry['event']): void {
    this.run('INSERT INTO event VALUES (?, ?)', id, type);
    for (const { objectId, qualifier } of relationships) this.run('INSERT OR IGNORE INTO event_object VALUES (?, ?, ?)', id, objectId, qualifier);
    const names = Object.keys(EVENT_ATTRIBUTES);
    const values = names.map((name) => attributes[name] ?? null);
    this.run(`INSERT INTO ${this.tableOf('event', type)} VALUES (?, ?${', ?'.repeat(names.length)})`, id, time, ...values);
  }

  private addKnown({ objectId, relationships, attributes }: NonNullable<OcelEntry['about']>, time: string, objects: OcelEntry['objects']): void {
    for (const { objectId: target, qualifier } of relationships) this.run('INSERT OR IGNORE INTO object_object VALUES (?, ?, ?)', objectId, target, qualifier);
    const type = objects.find(({ id }) => id === objectId)?.type ?? '';
    for (const [name, value] of Object.entries(attributes)) this.run(`INSERT INTO ${this.tableOf('object', type)}(ocel_id, ocel_time, ocel_changed_field, "${name}") VALUES (?, ?, ?, ?)`, objectId, time, name, value);
  }

  private attributesOf(id: string, type: string): OcelObject['attributes'] {
    if (attributesOfObject(type).length === 0) return [];
    const rows = this.prepared(`SELECT * FROM ${this.tableOf('object', type)} WHERE ocel_id = ? AND ocel_changed_field IS NOT NULL ORDER BY rowid`).all(id);
    return rows.map((row) => ({ name: String(row['ocel_changed_field']), time: String(row['ocel_time']), value: String(row[String(row['ocel_changed_field'])]) }));
  }

  /** The table of a type, which is made now if there is none. Letters and digits only, since a name may not hold everything. */
  private tableOf(kind: 'event' | 'object', type: string): string {
    const map = type.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const table = `${kind}_${map}`;
    if (this.tables.has(table)) return table;
    const columns = kind === 'event' ? Object.entries(EVENT_ATTRIBUTES) : attributesOfObject(type).map((name) => [name, 'string'] as const);
    const declared = columns.map(([name, of]) => `, "${name}" ${COLUMN_TYPES[of]}`).join('');
    this.database.exec(`CREATE TABLE ${table}(ocel_id TEXT NOT NULL, ocel_time TIMESTAMP NOT NULL${kind === 'event' ? '' : ', ocel_changed_field TEXT'}${declared}); CREATE INDEX ${table}_id ON ${table}(ocel_id)`);
    this.run(`INSERT INTO ${kind}_map_type VALUES (?, ?)`, type, map);
    this.tables.add(table);
    return table;
  }

  private prepared(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) this.statements.set(sql, (statement = this.database.prepare(sql)));
    return statement;
  }

  /** How many rows it changed. */
  private run(sql: string, ...values: readonly SQLInputValue[]): number {
    return Number(this.prepared(sql).run(...values).changes);
  }

  private commit(): void {
    if (this.inBatch > 0) this.database.exec('COMMIT');
    this.inBatch = 0;
  }
}

const attributesOfObject = (type: string): readonly string[] => OBJECT_ATTRIBUTES[type as keyof typeof OBJECT_ATTRIBUTES] ?? [];
