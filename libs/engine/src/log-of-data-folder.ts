import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { EventLogFaultError } from '#libs/application';
import type { DataFolders } from './data-folders.js';

/** Names the log on servers that the read models, snapshots and checkpoints of a data folder belong to. */
export const LOG_ID_FILE = 'log-on-servers';

/**
 * A data folder belongs to one log: what it holds was computed from that one. `installationId`: of the log on servers,
 * null for the log in the folder itself. A new folder becomes this log's.
 * @throws EventLogFaultError `log-other-installation` when it belongs to another, `log-not-writable`.
 */
export function claimForLog({ log: folder }: DataFolders, installationId: string | null): void {
  const before = logOnServers({ log: folder });
  if (before === installationId) return;
  if (before !== null || (installationId !== null && existsSync(join(folder, LOG_FILE_NAME)))) throw new EventLogFaultError('log-other-installation', folder);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, LOG_ID_FILE), `${installationId}\n`);
  } catch (cause) {
    throw new EventLogFaultError('log-not-writable', folder, { cause });
  }
}

/** The id of the log on servers that the data folder belongs to; null when its log lies in it. */
export function logOnServers({ log: folder }: Pick<DataFolders, 'log'>): string | null {
  const file = join(folder, LOG_ID_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}
