import { statSync } from 'node:fs';
import { join } from 'node:path';
import { EventLogFaultError, type EventLogFaultCode } from '#libs/application';

/** The database with the events; beside it lie `-wal` and `-shm` while it is open or after a crash. */
export const LOG_FILE_NAME = 'events.sqlite';
/** Marks a file as a log of this program ("ĐĐ01" would not fit in ASCII, so "DD01"). */
export const APPLICATION_ID = 0x44443031;
/** Version of the table layout below; a file with a greater one was written by a newer program. */
export const LAYOUT_VERSION = 1;
export const PAGE_BYTES = 4096;

/**
 * `position` is the dense index of an event. Streams have integer ids because the unique index then stays small and
 * quick to change, which gained 25 % with many open streams.
 */
export const LAYOUT = `
  CREATE TABLE stream(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE event(
    position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, id BLOB NOT NULL, bytes BLOB NOT NULL,
    UNIQUE(stream, revision)
  );
`;

export interface LogFiles {
  readonly main: string;
  readonly wal: string;
  readonly lock: string;
  /** Where a new log is prepared; renamed to `main` when it is complete, so `main` is never half-made. */
  readonly draft: string;
}

export function logFiles(folder: string): LogFiles {
  const main = join(folder, LOG_FILE_NAME);
  return { main, wal: `${main}-wal`, lock: join(folder, 'events.lock'), draft: `${main}.new` };
}

/** Bytes the log takes on disk (events, indexes, and what the write-ahead log holds at this moment). 0 without a log. */
export function sqliteLogFileBytes(folder: string): number {
  const { main, wal } = logFiles(folder);
  return (fileBytes(main) ?? 0) + (fileBytes(wal) ?? 0);
}

/**
 * Size of a file, or undefined. Only ever `stat`: opening and closing the database with anything but SQLite would drop
 * all POSIX locks that this process holds on it.
 */
export function fileBytes(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

const CODES: Readonly<Record<number, EventLogFaultCode>> = {
  3: 'log-not-writable', // PERM
  5: 'log-in-use', // BUSY
  6: 'log-in-use', // LOCKED
  8: 'log-not-writable', // READONLY
  11: 'log-damaged', // CORRUPT
  13: 'log-not-writable', // FULL
  14: 'log-not-writable', // CANTOPEN
  26: 'log-foreign', // NOTADB
};

/** The fault that an error of SQLite or the file system stands for; anything unforeseen is `log-broken`. */
export function faultOf(cause: unknown, path: string): EventLogFaultError {
  if (cause instanceof EventLogFaultError) return cause;
  const code = sqliteCode(cause);
  if (code !== undefined) return new EventLogFaultError(CODES[code] ?? 'log-broken', path, { cause });
  const isRefusal = typeof cause === 'object' && cause !== null && 'syscall' in cause && 'code' in cause && cause.code !== 'EIO';
  return new EventLogFaultError(isRefusal ? 'log-not-writable' : 'log-broken', path, { cause });
}

/** SQLite's primary result code, or undefined when the error is not SQLite's. */
export function sqliteCode(cause: unknown): number | undefined {
  if (typeof cause !== 'object' || cause === null || !('errcode' in cause) || typeof cause.errcode !== 'number') return undefined;
  return cause.errcode & 0xff;
}
