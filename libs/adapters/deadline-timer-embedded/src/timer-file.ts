import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';

export const TIMER_FILE_NAME = 'deadline-timers.db';
/** Grows with the table; a file of another layout is thrown away. */
const LAYOUT = 1;

const SCHEMA = `
  PRAGMA user_version = ${LAYOUT};
  CREATE TABLE timer (key TEXT PRIMARY KEY, at INTEGER NOT NULL, turn INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX timer_due ON timer(at, key);
`;

/** A timer as it is kept; `turn` counts the calls of `schedule`, so that a key scheduled again is told from the one before. */
export interface KeptTimer {
  readonly key: string;
  readonly at: number;
  readonly turn: number;
}

/**
 * The timers of a data folder, soonest first through an index. A cache of what the log says: `synchronous=NORMAL` in WAL
 * cannot tear it, only lose the newest, which the next sweep finds; a damaged or foreign file is replaced by an empty one.
 */
export class TimerFile {
  private readonly database: DatabaseSync;
  private readonly put: StatementSync;
  private readonly remove: StatementSync;
  private readonly removeTurn: StatementSync;
  private readonly due: StatementSync;
  private readonly first: StatementSync;
  private readonly count: StatementSync;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.database = opened(join(folder, TIMER_FILE_NAME));
    this.put = this.database.prepare('INSERT INTO timer VALUES (?, ?, ?) ON CONFLICT(key) DO UPDATE SET at = excluded.at, turn = excluded.turn');
    this.remove = this.database.prepare('DELETE FROM timer WHERE key = ?');
    this.removeTurn = this.database.prepare('DELETE FROM timer WHERE key = ? AND turn = ?');
    this.due = this.database.prepare('SELECT key, at, turn FROM timer WHERE at <= ? ORDER BY at, key LIMIT ?');
    this.first = this.database.prepare('SELECT at FROM timer ORDER BY at LIMIT 1');
    this.count = this.database.prepare('SELECT count(*) AS n FROM timer');
  }

  /** Greatest turn in the file; 0 in an empty one. */
  lastTurn(): number {
    return Number(this.database.prepare('SELECT coalesce(max(turn), 0) AS turn FROM timer').get()?.['turn']);
  }

  /** Writes all changes in one transaction: null removes the key. */
  write(changes: ReadonlyMap<string, { readonly at: number; readonly turn: number } | null>): void {
    this.atOnce(() => {
      for (const [key, timer] of changes) {
        if (timer === null) this.remove.run(key);
        else this.put.run(key, timer.at, timer.turn);
      }
    });
  }

  /** Removes those that were not scheduled again. */
  removeDelivered(timers: readonly KeptTimer[]): void {
    this.atOnce(() => {
      for (const { key, turn } of timers) this.removeTurn.run(key, turn);
    });
  }

  dueUpTo(now: number, limit: number): readonly KeptTimer[] {
    return this.due.all(now, limit) as unknown as readonly KeptTimer[];
  }

  /** Instant of the soonest timer; infinity when there is none. */
  soonest(): number {
    const row = this.first.get();
    return row === undefined ? Number.POSITIVE_INFINITY : Number(row['at']);
  }

  size(): number {
    return Number(this.count.get()?.['n']);
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private atOnce(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

function opened(path: string): DatabaseSync {
  try {
    return open(path);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return open(path);
  }
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000 });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4000;');
    const layout = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    if (layout === 0) database.exec(SCHEMA);
    else if (layout !== LAYOUT) throw new Error(`another layout: ${layout}`);
    if (database.prepare('PRAGMA quick_check(1)').get()?.['quick_check'] !== 'ok') throw new Error('damaged');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
