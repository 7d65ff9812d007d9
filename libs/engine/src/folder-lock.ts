import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EventLogFaultError } from '#libs/application';

const FILE = 'program.lock';

/** A data folder that is held; closing it, or the end of the process, lets it go. */
export type FolderLock = Pick<DatabaseSync, 'close'>;

/**
 * Keeps a second program out of a data folder whose log is elsewhere: two would write the same read models. Where the log lies in
 * the folder, its own lock does that. @throws EventLogFaultError `log-in-use`, `log-not-writable`.
 */
export function holdFolder(folder: string): FolderLock {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    lock = new DatabaseSync(join(folder, FILE), { timeout: 0 });
    lock.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
    return lock;
  } catch (cause) {
    lock?.close();
    const busy = ((cause as { readonly errcode?: number }).errcode ?? 0) % 256 === 5;
    throw new EventLogFaultError(busy ? 'log-in-use' : 'log-not-writable', folder, { cause });
  }
}
