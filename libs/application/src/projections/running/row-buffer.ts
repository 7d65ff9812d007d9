import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';

/** Values bound to one statement, about: more gain nothing. */
const VALUES_AT_ONCE = 128;

/** Rows of one table, kept until the batch ends; several go into one statement, which costs less than one by one. */
export class RowBuffer {
  private full: SqlValue[][] = [];
  private open: SqlValue[] = [];
  private readonly one: SqlStatement;
  private readonly many: SqlStatement;
  private readonly chunk: number;

  /** `table` with its number of columns; `conflict` is appended, e.g. `ON CONFLICT DO NOTHING`. */
  constructor(
    database: SqlDatabase,
    table: string,
    private readonly columns: number,
    conflict = '',
  ) {
    const row = `(${Array(columns).fill('?').join(',')})`;
    const rowsAtOnce = Math.ceil(VALUES_AT_ONCE / columns);
    this.chunk = columns * rowsAtOnce;
    this.one = database.prepare(`INSERT OR FAIL INTO ${table} VALUES ${row} ${conflict}`);
    this.many = database.prepare(`INSERT OR FAIL INTO ${table} VALUES ${Array(rowsAtOnce).fill(row).join(',')} ${conflict}`);
  }

  add(...row: readonly SqlValue[]): void {
    for (const value of row) this.open.push(value);
    if (this.open.length === this.chunk) {
      this.full.push(this.open);
      this.open = [];
    }
  }

  flush(): void {
    for (const rows of this.full) this.many.run(...rows);
    for (let at = 0; at < this.open.length; at += this.columns) this.one.run(...this.open.slice(at, at + this.columns));
    this.full = [];
    this.open = [];
  }
}
