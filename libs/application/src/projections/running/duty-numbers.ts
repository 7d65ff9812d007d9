import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';
import type { DutyStep } from './projection.js';
import { RowBuffer } from './row-buffer.js';

/** Table of the duties of a read model; further columns may follow. */
export const DUTY_TABLE = (furtherColumns = ''): string => `CREATE TABLE duty(number INTEGER PRIMARY KEY, id TEXT NOT NULL${furtherColumns});`;
/** For a read model that is asked for duties by their id. */
export const DUTY_INDEX = 'CREATE UNIQUE INDEX IF NOT EXISTS duty_id ON duty(id);';

/** The writing side of the duty table: enters each duty when it is assigned, and finds the number of one not in memory. */
export class DutyNumbers {
  private readonly rows: RowBuffer;
  private find: SqlStatement | null = null;
  /** Entered in this batch, not written yet. */
  private readonly unwritten = new Map<string, number>();

  constructor(
    private readonly database: SqlDatabase,
    furtherColumns = 0,
  ) {
    this.rows = new RowBuffer(database, 'duty', 2 + furtherColumns);
  }

  /** Enters the duty that the event with this index assigned. */
  enter(index: number, duty: DutyStep, ...further: readonly SqlValue[]): void {
    duty.number = index;
    this.unwritten.set(duty.id, index);
    this.rows.add(index, duty.id, ...further);
  }

  numberOf(duty: DutyStep): number {
    duty.number ??= this.unwritten.get(duty.id) ?? this.stored(duty.id);
    return duty.number;
  }

  flush(): void {
    this.rows.flush();
    this.unwritten.clear();
  }

  /** One read model finds a number for all, so most never come here; the first to come has the index made, also in the middle of a rebuild. */
  private stored(id: string): number {
    if (this.find === null) {
      this.database.exec(DUTY_INDEX);
      this.find = this.database.prepare('SELECT number FROM duty WHERE id = ?');
    }
    return Number(this.find.get(id)?.['number']);
  }
}
