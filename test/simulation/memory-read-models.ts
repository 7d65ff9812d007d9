import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Checkpoint, ReadModelReader, ReadModelRebuild, ReadModelStore, ReadModelWriter, SqlDatabase, SqlRow, SqlStatement, SqlValue } from '#libs/application';

/** Read models in memory that outlive the node which feeds them, as files would. */
export class MemoryReadModels implements ReadModelStore {
  private readonly models = new Map<string, Model>();

  writer(name: string, version: number, schema: string, indexes: string): ReadModelWriter {
    const found = this.models.get(`${name}.${version}`) ?? this.put(name, version, new Model(schema, indexes));
    found.rollback(); // whoever wrote before may have died in the middle
    return found;
  }

  rebuild(name: string, version: number, schema: string, indexes: string): ReadModelRebuild {
    const draft = new Model(schema, '');
    let isIndexed = false;
    const index = (): void => {
      if (!isIndexed) draft.database.exec(indexes);
      isIndexed = true;
    };
    return {
      writer: draft,
      index: async () => index(),
      publish: () => {
        index();
        this.put(name, version, draft);
      },
      discard: () => undefined,
    };
  }

  reader(name: string, version: number): ReadModelReader | null {
    return this.models.get(`${name}.${version}`) ?? null;
  }

  /** Deletes one of them. */
  lose(name: string, version: number): void {
    this.models.delete(`${name}.${version}`);
  }

  close(): void {
    this.models.clear();
  }

  /** Every row of the tables of one model in a fixed order. */
  rowsOf(name: string, version: number): unknown {
    const database = this.models.get(`${name}.${version}`)?.database;
    const tables = database?.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'folded%' AND name NOT LIKE 'sqlite_%' ORDER BY name").all() ?? [];
    return tables.map((row) => [row['name'], database?.prepare(`SELECT * FROM ${row['name']} ORDER BY 1, 2`).all().map((found) => ({ ...found }))]);
  }

  private put(name: string, version: number, model: Model): Model {
    const key = `${name}.${version}`;
    model.generation = (this.models.get(key)?.generation ?? 0) + 1;
    this.models.set(key, model);
    return model;
  }
}

class Model implements ReadModelWriter, ReadModelReader {
  readonly database: Database;
  generation = 1;

  constructor(schema: string, indexes: string) {
    this.database = new Database();
    this.database.exec(`CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK(one = 1), position TEXT NOT NULL, idx INTEGER NOT NULL, at INTEGER NOT NULL); ${schema}; ${indexes}`);
  }

  checkpoint(): Checkpoint | null {
    const row = this.database.prepare('SELECT position, idx, at FROM checkpoint').get();
    return row === undefined ? null : { position: String(row['position']), index: Number(row['idx']), at: Number(row['at']) };
  }

  begin(): void {
    this.database.exec('BEGIN');
  }

  commit({ position, index, at }: Checkpoint): void {
    this.database.prepare('INSERT INTO checkpoint VALUES (1, ?, ?, ?) ON CONFLICT(one) DO UPDATE SET position = excluded.position, idx = excluded.idx, at = excluded.at').run(position, index, at);
    this.database.exec('COMMIT');
  }

  rollback(): void {
    if (this.database.raw.isTransaction) this.database.exec('ROLLBACK');
  }
}

class Database implements SqlDatabase {
  readonly raw = new DatabaseSync(':memory:');
  private readonly statements = new Map<string, SqlStatement>();

  prepare(sql: string): SqlStatement {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = new Statement(this.raw, sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  exec(sql: string): void {
    this.raw.exec(sql);
  }
}

class Statement implements SqlStatement {
  private readonly asObjects: StatementSync;
  private asArrays: StatementSync | undefined;

  constructor(
    private readonly database: DatabaseSync,
    private readonly sql: string,
  ) {
    this.asObjects = database.prepare(sql);
  }

  run(...values: readonly SqlValue[]): void {
    this.asObjects.run(...values);
  }

  get(...values: readonly SqlValue[]): SqlRow | undefined {
    return this.asObjects.get(...values) as SqlRow | undefined;
  }

  all(...values: readonly SqlValue[]): readonly SqlRow[] {
    return this.asObjects.all(...values) as unknown as readonly SqlRow[];
  }

  iterateArrays(...values: readonly SqlValue[]): IterableIterator<readonly SqlValue[]> {
    if (this.asArrays === undefined) {
      this.asArrays = this.database.prepare(this.sql);
      this.asArrays.setReturnArrays(true);
    }
    return this.asArrays.iterate(...values) as unknown as IterableIterator<readonly SqlValue[]>;
  }
}
