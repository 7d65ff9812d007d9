import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { EventLogFaultError } from '#libs/application';
import { APPLICATION_ID, faultOf, fileBytes, LAYOUT, LAYOUT_VERSION, logFiles, PAGE_BYTES, sqliteCode, type LogFiles } from './log-files.js';
import { walCoversMissingPages } from './wal-coverage.js';

export interface WritableLog {
  readonly database: DatabaseSync;
  /** Keeps every other writer out while it stays open; the kernel frees it when the process dies, however it dies. */
  readonly lock: DatabaseSync;
  readonly files: LogFiles;
}

/**
 * Opens the log of a folder for writing, making both when absent. Throws an EventLogFaultError, and then has changed
 * nothing in an existing log.
 */
export function openForWriting(folder: string): WritableLog {
  const files = logFiles(folder);
  const held: DatabaseSync[] = [];
  try {
    mkdirSync(folder, { recursive: true });
    const lock = holdLock(files.lock);
    held.push(lock);
    if (fileBytes(files.main) === undefined) createLog(files);
    else inspect(files);
    const database = new DatabaseSync(files.main, { timeout: 5000 });
    held.push(database);
    assertIdentity(database, files.main);
    database.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-32768');
    makeRecoveredDurable(database, files.main);
    return { database, lock, files };
  } catch (cause) {
    for (const connection of held.toReversed()) connection.close();
    throw faultOf(cause, files.main);
  }
}

/** Opens an existing log for reading beside its writer. Throws an EventLogFaultError. */
export function openForReading(folder: string): DatabaseSync {
  const { main } = logFiles(folder);
  const size = fileBytes(main);
  if (size === undefined) throw new EventLogFaultError('log-missing', main);
  if (size === 0) throw new EventLogFaultError('log-damaged', main);
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(main, { readOnly: true, timeout: 5000 });
    assertIdentity(database, main);
    return database;
  } catch (cause) {
    database?.close();
    throw faultOf(cause, main);
  }
}

/** A database of its own, because an exclusive lock on the log itself would keep its readers out. */
function holdLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock.close();
    throw faultOf(cause, path);
  }
}

function createLog(files: LogFiles): void {
  // Events in a write-ahead log without its database: somebody removed the database. Starting afresh would lose them.
  if ((fileBytes(files.wal) ?? 0) > 0) throw new EventLogFaultError('log-damaged', files.main);
  for (const leftover of ['', '-wal', '-shm', '-journal']) rmSync(files.draft + leftover, { force: true });
  const database = new DatabaseSync(files.draft);
  try {
    database.exec(`
      PRAGMA page_size=${PAGE_BYTES}; PRAGMA synchronous=FULL; PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${LAYOUT_VERSION};
      BEGIN; ${LAYOUT} COMMIT; PRAGMA journal_mode=WAL;
    `);
  } finally {
    database.close();
  }
  renameSync(files.draft, files.main);
  syncFolder(dirname(files.main));
}

/** Makes the rename itself survive a power cut. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Looks at an existing file without locks, recovery or any other change, and refuses what must not be opened. */
function inspect(files: LogFiles): void {
  const size = fileBytes(files.main) ?? 0;
  if (size === 0) throw new EventLogFaultError('log-damaged', files.main); // a log is never empty: see `draft`
  const hasWal = (fileBytes(files.wal) ?? 0) > 0;
  const url = pathToFileURL(files.main);
  url.search = '?immutable=1';
  const database = new DatabaseSync(url, { readOnly: true });
  try {
    assertIdentity(database, files.main);
    if (!hasWal && size < pragma(database, 'page_count') * PAGE_BYTES) throw new EventLogFaultError('log-damaged', files.main);
  } catch (cause) {
    // A crash in the middle of a checkpoint leaves a header that is ahead of the file; the write-ahead log has the rest.
    if (!(hasWal && sqliteCode(cause) === 11)) throw cause;
  } finally {
    database.close();
  }
  if (hasWal && !walCoversMissingPages(files.wal, size, PAGE_BYTES)) throw new EventLogFaultError('log-damaged', files.main);
}

function assertIdentity(database: DatabaseSync, path: string): void {
  if (pragma(database, 'application_id') !== APPLICATION_ID) throw new EventLogFaultError('log-foreign', path);
  if (pragma(database, 'user_version') > LAYOUT_VERSION) throw new EventLogFaultError('log-newer-version', path);
}

/**
 * Copies all that recovery found into the database file and syncs that. Without it, an event whose sync had failed
 * before a crash could be read from the page cache now, be acknowledged, and be gone after a power cut.
 */
function makeRecoveredDurable(database: DatabaseSync, path: string): void {
  const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
  if (row?.['busy'] !== 0) throw new EventLogFaultError('log-in-use', path);
}

function pragma(database: DatabaseSync, name: 'application_id' | 'user_version' | 'page_count'): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name]);
}
