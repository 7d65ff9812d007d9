import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';
import type { DutyStep } from './projection.js';
import { RowBuffer } from './row-buffer.js';

/** Table of the duties by their number; further columns may follow. */
export const DUTY_TABLE = (furtherColumns = ''): string => `CREATE TABLE duty(number INTEGER PRIMARY KEY, id TEXT NOT NULL${furtherColumns});`;

export const DUTY_INDEX = 'CREATE UNIQUE INDEX IF NOT EXISTS duty_id ON duty(id);';

/** The writing side of the duty table: enters each duty when it is assigned, and finds the number of one that is not in memory. */
export class DutyNumbers {
  private readonly rows: RowBuffer;
  private find: SqlStatement | null = null;
  /** Entered in this batch, not written yet. */
  private readonly unwritten = new Map<string, number>();

  constructor(
    private readonly database: SqlDatabase,
    furtherColumns: number,
  ) {
    this.rows = new RowBuffer(database, 'duty', 2 + furtherColumns);
  }

  enter({ number, id }: DutyStep, ...further: readonly SqlValue[]): void {
    this.unwritten.set(id, number);
    this.rows.add(number, id, ...further);
  }

  /** Null for a duty that was never entered. Whoever is the first to ask has the index made, also in the middle of a rebuild. */
  numberOf(id: string): number | null {
    const fresh = this.unwritten.get(id);
    if (fresh !== undefined) return fresh;
    if (this.find === null) {
      this.database.exec(DUTY_INDEX);
      this.find = this.database.prepare('SELECT number FROM duty WHERE id = ?');
    }
    const number = this.find.get(id)?.['number'];
    return typeof number === 'number' ? number : null;
  }

  flush(): void {
    this.rows.flush();
    this.unwritten.clear();
  }
}
