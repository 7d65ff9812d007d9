import type { Checkpoint, ReadModelWriter, SqlStatement } from '#libs/application';
import { APPLICATION_ID, fileBytes, LAYOUT_VERSION } from './model-files.js';
import { SqliteHandle } from './sqlite-handle.js';

const CHECKPOINT_TABLE = 'CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK(one = 1), position TEXT NOT NULL, idx INTEGER NOT NULL, at INTEGER NOT NULL)';
const LAYOUT = `PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${LAYOUT_VERSION};`;

/**
 * Served files use a write-ahead log, so readers never wait. `NORMAL` syncs only when the log is copied back: a power
 * cut may lose the last batches, which are then applied again from the event log, but never tears the file.
 */
const SERVING = 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=10000; PRAGMA cache_size=-8192;';
/** A file being rebuilt is nobody's yet: no journal, nothing synced, and thrown away after any fault. */
const REBUILDING = 'PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-3072;';

export class ModelWriter implements ReadModelWriter {
  private readonly save: SqlStatement;

  constructor(readonly database: SqliteHandle) {
    this.save = database.prepare(
      'INSERT INTO checkpoint VALUES (1, ?, ?, ?) ON CONFLICT(one) DO UPDATE SET position = excluded.position, idx = excluded.idx, at = excluded.at',
    );
  }

  checkpoint(): Checkpoint | null {
    return readCheckpoint(this.database);
  }

  begin(): void {
    this.database.exec('BEGIN IMMEDIATE');
  }

  commit({ position, index, at }: Checkpoint): void {
    this.save.run(position, index, at);
    this.database.exec('COMMIT');
  }

  rollback(): void {
    if (this.database.raw.isTransaction) this.database.exec('ROLLBACK');
  }
}

export function readCheckpoint(database: SqliteHandle): Checkpoint | null {
  const row = database.prepare('SELECT position, idx, at FROM checkpoint').get();
  return row === undefined ? null : { position: String(row['position']), index: Number(row['idx']), at: Number(row['at']) };
}

/** A new file with its tables, made in one transaction: it is either complete or not recognised on the next opening. */
export function createModel(path: string, schema: string, indexes: string): SqliteHandle {
  const database = new SqliteHandle(path);
  database.exec(`${SERVING} BEGIN; ${LAYOUT} ${CHECKPOINT_TABLE}; ${schema}; ${indexes}; COMMIT;`);
  return database;
}

/** A new file without indexes, for a rebuild. */
export function createRebuild(path: string, schema: string): SqliteHandle {
  const database = new SqliteHandle(path);
  database.exec(`${REBUILDING} BEGIN; ${LAYOUT} ${CHECKPOINT_TABLE}; ${schema}; COMMIT;`);
  return database;
}

/** Builds the indexes of a rebuilt file, from sorted rows instead of one entry after the other. */
export function buildIndexes(database: SqliteHandle, indexes: string): void {
  database.exec(`PRAGMA cache_size=-16384; BEGIN; ${indexes}; COMMIT; PRAGMA cache_size=-3072;`);
}

/** Makes a rebuilt file ready for readers. */
export function finishRebuild(database: SqliteHandle): void {
  database.exec('PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL;');
  database.close();
}

/** Opens a file for writing, or null when it is foreign, truncated, damaged or unfinished: then it is to be rebuilt. */
export function openModel(path: string): SqliteHandle | null {
  let database: SqliteHandle | undefined;
  try {
    database = new SqliteHandle(path);
    if (!isWhole(database)) throw new Error('no read model of this program');
    database.exec(SERVING);
    return database;
  } catch {
    database?.close();
    return null;
  }
}

function isWhole(database: SqliteHandle): boolean {
  if (database.pragma('application_id') !== APPLICATION_ID || database.pragma('user_version') !== LAYOUT_VERSION) return false;
  readCheckpoint(database);
  const hasWal = fileBytes(`${database.path}-wal`) > 0;
  return hasWal || fileBytes(database.path) >= database.pragma('page_count') * database.pragma('page_size');
}
