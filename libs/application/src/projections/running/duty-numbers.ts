import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';
import type { DutyStep } from './projection.js';
import { RowBuffer } from './row-buffer.js';

/** Table of the duties of a read model; further columns may follow. */
export const DUTY_TABLE = (furtherColumns = ''): string => `CREATE TABLE duty(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE${furtherColumns});`;

/** The writing side of the duty table: enters each duty when it is assigned, and finds the number of one not in memory. */
export class DutyNumbers {
  private readonly rows: RowBuffer;
  private readonly find: SqlStatement;
  /** Entered in this batch, not written yet. */
  private readonly unwritten = new Map<string, number>();

  constructor(database: SqlDatabase, furtherColumns = 0) {
    this.rows = new RowBuffer(database, 'duty', 2 + furtherColumns);
    this.find = database.prepare('SELECT number FROM duty WHERE id = ?');
  }

  /** Enters the duty that the event with this index assigned. */
  enter(index: number, duty: DutyStep, ...further: readonly SqlValue[]): void {
    duty.number = index;
    this.unwritten.set(duty.id, index);
    this.rows.add(index, duty.id, ...further);
  }

  numberOf(duty: DutyStep): number {
    duty.number ??= this.unwritten.get(duty.id) ?? Number(this.find.get(duty.id)?.['number']);
    return duty.number;
  }

  flush(): void {
    this.rows.flush();
    this.unwritten.clear();
  }
}
