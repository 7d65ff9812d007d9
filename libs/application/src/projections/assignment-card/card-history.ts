import type { SqlDatabase, SqlStatement, SqlValue } from '../../ports/read-model-store.js';

/** Numbers after one event: its dense index and the step columns, then the fact columns if one of them changed. */
export type HistoryEntry = readonly (number | null)[];

/** Entries in one row; the first entry of a row always has the facts, so that a row can be read alone. */
const ENTRIES_PER_ROW = 64;
/** Duties whose last row is kept in memory between batches. */
const DUTIES_KEPT = 30_000;

/**
 * What each duty looked like after each of its events, the events of a duty together: `entries` is a JSON list without
 * its brackets, `first` the dense index of the first of them, `revision` that of its event.
 */
export const HISTORY_TABLE =
  'CREATE TABLE history(duty INTEGER NOT NULL, first INTEGER NOT NULL, revision INTEGER NOT NULL, entries TEXT NOT NULL, PRIMARY KEY(duty, first)) WITHOUT ROWID;';

interface LastRow {
  readonly first: number;
  readonly revision: number;
  entries: string;
  count: number;
  isSaved: boolean;
}

/** The writing side: a duty's row is written once a batch, in a rebuild once it is finished. */
export class CardHistory {
  private readonly save: SqlStatement;
  private readonly last: SqlStatement;
  private readonly rows = new Map<number, LastRow>();
  private readonly full: SqlValue[][] = [];
  private finished: number[] = [];

  constructor(database: SqlDatabase) {
    this.save = database.prepare('INSERT INTO history VALUES (?, ?, ?, ?) ON CONFLICT(duty, first) DO UPDATE SET entries = excluded.entries');
    this.last = database.prepare('SELECT first, revision, entries FROM history WHERE duty = ? ORDER BY first DESC LIMIT 1');
  }

  /** Whether the next entry of the duty must have the facts although they are as before. */
  needsFacts(duty: number): boolean {
    return (this.lastRow(duty)?.count ?? ENTRIES_PER_ROW) >= ENTRIES_PER_ROW;
  }

  /** `finished`: nothing more is likely to be added. */
  add(duty: number, index: number, revision: number, entry: HistoryEntry, finished: boolean): void {
    let row = revision === 0 ? null : this.lastRow(duty);
    const text = `[${entry.map((value) => value ?? 'null').join()}]`;
    if (row === null || row.count >= ENTRIES_PER_ROW) {
      if (row?.isSaved === false) this.full.push([duty, row.first, row.revision, row.entries]);
      row = { first: index, revision, entries: text, count: 1, isSaved: false };
      this.rows.set(duty, row);
    } else {
      row.entries += `,${text}`;
      row.count += 1;
      row.isSaved = false;
    }
    if (finished) this.finished.push(duty);
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
    this.save.run(duty, row.first, row.revision, row.entries);
    row.isSaved = true;
  }

  private lastRow(duty: number): LastRow | null {
    const known = this.rows.get(duty);
    if (known !== undefined) return known;
    const found = this.last.get(duty);
    if (found === undefined) return null;
    const entries = String(found['entries']);
    const row: LastRow = { first: Number(found['first']), revision: Number(found['revision']), entries, count: entriesOf(entries).length, isSaved: true };
    this.rows.set(duty, row);
    return row;
  }
}

/** The entries of a stored row, in the order of their events. */
export const entriesOf = (text: string): readonly HistoryEntry[] => JSON.parse(`[${text}]`) as readonly HistoryEntry[];
