import type { SqlDatabase, SqlStatement } from '../../ports/read-model-store.js';

/** Rows in one block: a small batch rewrites one block, so it stays below five kilobytes. */
const ROWS_PER_BLOCK = 128;
const BYTES_PER_CELL = 4;

/** Table of rows of 32-bit whole numbers, many to a block; row r is in block ⌊r / 128⌋. `cells` lists them row by row. */
export const packedRowsTable = (table: string): string => `CREATE TABLE ${table}(block INTEGER PRIMARY KEY, cells BLOB NOT NULL);`;

/**
 * The writing side of rows that are only ever added and always read from some row on: 128 of them cost about as much
 * as one row of a table. Blocks are counted from the first row, so a rebuild makes the same ones.
 */
export class PackedRows {
  private readonly save: SqlStatement;
  private readonly waiting: (readonly [block: number, cells: Int32Array])[] = [];
  private block = 0;
  private cells: Int32Array;
  private filled = 0;
  private isSaved = true;

  constructor(
    database: SqlDatabase,
    table: string,
    private readonly columns: number,
  ) {
    this.cells = new Int32Array(ROWS_PER_BLOCK * columns);
    this.save = database.prepare(`INSERT INTO ${table} VALUES (?, ?) ON CONFLICT(block) DO UPDATE SET cells = excluded.cells`);
    const last = database.prepare(`SELECT block, cells FROM ${table} ORDER BY block DESC LIMIT 1`).get();
    if (last === undefined) return;
    const cells = cellsOf(last['cells'] as Uint8Array);
    this.block = Number(last['block']);
    this.cells.set(cells);
    this.filled = cells.length;
  }

  /** Adds one cell; a row is complete after as many of them as there are columns. */
  cell(value: number): void {
    if (this.filled === this.cells.length) this.nextBlock();
    this.cells[this.filled++] = value;
    this.isSaved = false;
  }

  flush(): void {
    for (const [block, cells] of this.waiting) this.save.run(block, bytesOf(cells));
    this.waiting.length = 0;
    if (!this.isSaved) this.save.run(this.block, bytesOf(this.cells.subarray(0, this.filled)));
    this.isSaved = true;
  }

  private nextBlock(): void {
    if (!this.isSaved) this.waiting.push([this.block, this.cells]);
    this.block += 1;
    this.cells = new Int32Array(ROWS_PER_BLOCK * this.columns);
    this.filled = 0;
  }
}

/** The rows from number `from` on, in pieces of whole rows, at most `limit` blocks of them. */
export function* readPackedRows(database: SqlDatabase, table: string, columns: number, from: number, limit: number): Generator<Int32Array> {
  const block = Math.floor(from / ROWS_PER_BLOCK);
  let known = (from - block * ROWS_PER_BLOCK) * columns;
  for (const [, bytes] of database.prepare(`SELECT block, cells FROM ${table} WHERE block >= ? ORDER BY block LIMIT ?`).iterateArrays(block, limit)) {
    yield cellsOf(bytes as Uint8Array).subarray(known);
    known = 0;
  }
}

/** The bytes are in the order of the processor: a file of another kind of machine is to be rebuilt. */
function bytesOf(cells: Int32Array): Uint8Array {
  return new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);
}

function cellsOf(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % BYTES_PER_CELL === 0 ? bytes : bytes.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / BYTES_PER_CELL);
}
