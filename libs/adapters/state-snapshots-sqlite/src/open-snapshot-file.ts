import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export const SNAPSHOT_FILE_NAME = 'snapshots.db';
/** Grows with the tables; a file of another layout is thrown away, since everything in it can be made again. */
const LAYOUT = 1;

const SCHEMA = `
  PRAGMA user_version = ${LAYOUT};
  CREATE TABLE snapshot (stream TEXT PRIMARY KEY, fold_version INTEGER NOT NULL, revision INTEGER NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE process_checkpoint (runner TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
`;

/**
 * Opens the file of folded states and process checkpoints in the folder of the log; makes both when missing. A cache:
 * written without waiting for the disk (`synchronous=NORMAL` in WAL cannot tear it, only lose the newest), and a damaged
 * or foreign file is replaced by an empty one.
 */
export function openSnapshotFile(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, SNAPSHOT_FILE_NAME);
  try {
    return open(path);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return open(path);
  }
}

function open(path: string): DatabaseSync {
  const database = new DatabaseSync(path);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000');
    const layout = database.prepare('PRAGMA user_version').get()?.['user_version'];
    if (layout === 0) database.exec(SCHEMA);
    else if (layout !== LAYOUT) throw new RangeError(`layout ${String(layout)} of ${path}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
