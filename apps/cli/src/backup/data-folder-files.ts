import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';

/**
 * What a backup leaves out: built again from the log (read models, snapshots, timers, tiles), or the mark of this one
 * folder. All else is taken, known or not: to take too much is waste, to forget something is loss.
 */
export const LEFT_OUT: readonly string[] = ['read-models', 'snapshots.db', 'deadline-timers.db', 'installation-id', 'events.lock', 'program.lock', 'files/drafts', 'audit-trail/tile', 'audit-trail/parcels~', `${LOG_FILE_NAME}.new`];

/** Belongs to an open database, whose copy holds it already. */
const COMPANION = /-(?:wal|shm|journal)$/;
/** Of a checkpoint that is being written beside the last one. */
const DRAFT = /^audit-trail\/.*\.new$/;
const SQLITE_HEADER = 'SQLite format 3\0';

export interface DataFile {
  /** Below the data folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly database: boolean;
}

/** What acts carry: content under its hash, written once. */
const ATTACHED = 'files';

/**
 * The files to take, in the order to take them: the log last. What counts how far it has read the log must not be ahead of
 * it, or events would be passed over after a restore.
 */
export function filesToTake(folder: string): readonly DataFile[] {
  const found = filesBelow(folder, '', [...LEFT_OUT, ATTACHED]);
  return [...found.filter(({ path }) => path !== LOG_FILE_NAME), ...found.filter(({ path }) => path === LOG_FILE_NAME)];
}

/** What acts carry, to be listed and taken after the log: a file is there before the event that names it. */
export function attachedFilesToTake(folder: string): readonly DataFile[] {
  return existsSync(join(folder, ATTACHED)) ? filesBelow(folder, ATTACHED, LEFT_OUT) : [];
}

function filesBelow(folder: string, below: string, leftOut: readonly string[]): readonly DataFile[] {
  return readdirSync(join(folder, below))
    .toSorted()
    .map((name) => (below === '' ? name : `${below}/${name}`))
    .filter((path) => !leftOut.includes(path.replace(COMPANION, '')) && !DRAFT.test(path))
    .flatMap((path) => {
      const whole = join(folder, path);
      const stat = statSync(whole, { throwIfNoEntry: false });
      if (stat === undefined) return []; // gone since
      if (stat.isDirectory()) return filesBelow(folder, path, leftOut);
      if (!stat.isFile() || (COMPANION.test(path) && isDatabase(whole.replace(COMPANION, '')))) return [];
      return [{ path, bytes: stat.size, database: isDatabase(whole) }];
    });
}

function isDatabase(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(SQLITE_HEADER.length);
    return readSync(file, header, 0, header.length, 0) === header.length && header.toString('latin1') === SQLITE_HEADER;
  } finally {
    closeSync(file);
  }
}
