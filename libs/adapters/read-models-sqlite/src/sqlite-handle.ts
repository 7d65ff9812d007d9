import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { SqlDatabase, SqlRow, SqlStatement, SqlValue } from '#libs/application';

/** One connection with its prepared statements kept by their text: the same question is compiled once. */
export class SqliteHandle implements SqlDatabase {
  private readonly statements = new Map<string, SqlStatement>();
  readonly raw: DatabaseSync;

  constructor(
    readonly path: string,
    options: { readonly readOnly?: boolean } = {},
  ) {
    this.raw = new DatabaseSync(path, { readOnly: options.readOnly ?? false, timeout: 5000 });
  }

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

  close(): void {
    this.statements.clear();
    if (this.raw.isOpen) this.raw.close();
  }

  /** A number that a PRAGMA answers. */
  pragma(name: 'application_id' | 'user_version' | 'page_count' | 'page_size'): number {
    return Number(this.raw.prepare(`PRAGMA ${name}`).get()?.[name]);
  }
}

/** Rows as objects and rows as arrays are two modes of one compiled statement; each mode gets its own, when first asked for. */
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
