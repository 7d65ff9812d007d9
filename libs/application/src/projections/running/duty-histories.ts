import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';
import { HistoryEnd, type HistoryValues } from './history-text.js';

/** Entries in one row, which can be read alone. */
const ENTRIES_PER_ROW = 64;
/** Duties whose last row is kept in memory between batches. */
const DUTIES_KEPT = 30_000;

/**
 * How each duty stood after each event that counts, the entries of a duty together: `first` is the dense index of the
 * first entry of the row, `place` its place among the entries of the duty from 0 on, `entries` their text.
 */
export const HISTORY_TABLE =
  'CREATE TABLE history(duty INTEGER NOT NULL, first INTEGER NOT NULL, place INTEGER NOT NULL, entries TEXT NOT NULL, PRIMARY KEY(duty, first)) WITHOUT ROWID;';

interface LastRow {
  readonly end: HistoryEnd;
  first: number;
  place: number;
  entries: string;
  isSaved: boolean;
}

/** The writing side: a duty's row is written once a batch, in a rebuild once the duty is finished. */
export class DutyHistories {
  private readonly save: SqlStatement;
  private readonly last: SqlStatement;
  private readonly rows = new Map<number, LastRow>();
  private readonly full: SqlValue[][] = [];
  private finished: number[] = [];

  constructor(
    database: SqlDatabase,
    private readonly columns: number,
  ) {
    this.save = database.prepare('INSERT INTO history VALUES (?, ?, ?, ?) ON CONFLICT(duty, first) DO UPDATE SET entries = excluded.entries');
    this.last = database.prepare('SELECT first, place, entries FROM history WHERE duty = ? ORDER BY first DESC LIMIT 1');
  }

  /** The first entry of a duty. */
  begin(duty: number, index: number, values: HistoryValues): void {
    const end = new HistoryEnd(this.columns);
    this.rows.set(duty, { end, first: index, place: 0, entries: end.next(index, values), isSaved: false });
  }

  /** A further entry, or the first. There may be fewer values than columns: the other columns are as before. `finished`: nothing more is likely to be added. */
  add(duty: number, index: number, values: HistoryValues, finished: boolean): void {
    const row = this.lastRow(duty);
    if (row === null) this.begin(duty, index, values);
    else if (row.end.count < ENTRIES_PER_ROW) row.entries += row.end.next(index, values);
    else {
      if (!row.isSaved) this.full.push([duty, row.first, row.place, row.entries]);
      row.first = index;
      row.place += row.end.count;
      row.entries = row.end.first(index, values);
    }
    if (row !== null) row.isSaved = false;
    if (finished) this.finished.push(duty);
  }

  /** A further entry if the columns from `from` on have changed, or the first; says whether it was added. */
  addChange(duty: number, index: number, values: HistoryValues, from: number, finished: boolean): boolean {
    if (this.lastRow(duty)?.end.says(values, from) === true) return false;
    this.add(duty, index, values, finished);
    return true;
  }

  /** Writes everything, or in the middle of a rebuild only what is likely to stay as it is. */
  flush(everything: boolean): void {
    for (const row of this.full) this.save.run(...row);
    this.full.length = 0;
    const crowded = this.rows.size > DUTIES_KEPT;
    for (const duty of everything || crowded ? this.rows.keys() : this.finished) this.write(duty);
    for (const duty of this.finished) this.rows.delete(duty);
    this.finished = [];
    if (crowded) this.rows.clear();
  }

  private write(duty: number): void {
    const row = this.rows.get(duty);
    if (row === undefined || row.isSaved) return;
    this.save.run(duty, row.first, row.place, row.entries);
    row.isSaved = true;
  }

  private lastRow(duty: number): LastRow | null {
    const known = this.rows.get(duty);
    if (known !== undefined) return known;
    const found = this.last.get(duty);
    if (found === undefined) return null;
    const entries = String(found['entries']);
    const row = { end: HistoryEnd.of(entries, this.columns), first: Number(found['first']), place: Number(found['place']), entries, isSaved: true };
    this.rows.set(duty, row);
    return row;
  }
}
