import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';
import type { DutyStep } from './projection.js';
import { RowBuffer } from './row-buffer.js';

/** Table of the duties by their number; `key` is that of their id. Further columns may follow. */
export const DUTY_TABLE = (furtherColumns = ''): string => `CREATE TABLE duty(number INTEGER PRIMARY KEY, key INTEGER NOT NULL, id TEXT NOT NULL${furtherColumns});`;

export const DUTY_INDEX = 'CREATE INDEX IF NOT EXISTS duty_key ON duty(key);';

/**
 * What a duty is found by, together with its id: 32 bits of it (FNV-1a). Ids come in no order, so that each new one
 * changes a page of the index; an index of numbers has a third of the pages of one of ids.
 */
export function keyOf(id: string): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) key = Math.imul(key ^ id.charCodeAt(at), 0x01000193);
  return key | 0;
}

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
    this.rows = new RowBuffer(database, 'duty', 3 + furtherColumns);
  }

  enter({ number, id }: DutyStep, ...further: readonly SqlValue[]): void {
    this.unwritten.set(id, number);
    this.rows.add(number, keyOf(id), id, ...further);
  }

  /** Null for a duty that was never entered. Whoever is the first to ask has the index made, also in the middle of a rebuild. */
  numberOf(id: string): number | null {
    const fresh = this.unwritten.get(id);
    if (fresh !== undefined) return fresh;
    if (this.find === null) {
      this.database.exec(DUTY_INDEX);
      this.find = this.database.prepare('SELECT number FROM duty WHERE key = ? AND id = ?');
    }
    const number = this.find.get(keyOf(id), id)?.['number'];
    return typeof number === 'number' ? number : null;
  }

  flush(): void {
    this.rows.flush();
    this.unwritten.clear();
  }
}
