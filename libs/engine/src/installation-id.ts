import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataFolders } from './data-folders.js';
import { logOnServers } from './log-of-data-folder.js';

const INSTALLATION_ID_FILE = 'installation-id';

/**
 * What tells this installation from every other: the id of its log on servers, which all of its programs share, or else that
 * of the data folder, made at its first start. A backup leaves it out, so that a copy that is brought to life beside the
 * original is another installation.
 */
export function installationId(folders: DataFolders): string {
  const shared = logOnServers(folders);
  if (shared !== null) return shared;
  const path = join(folders.log, INSTALLATION_ID_FILE);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const id = randomUUID();
  mkdirSync(folders.log, { recursive: true });
  writeFileSync(path, `${id}\n`);
  return id;
}
