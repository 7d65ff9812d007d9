import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { copyDatabase, copyPlain } from '../backup/copy-file.js';
import { filesToTake } from '../backup/data-folder-files.js';

/** Signed checkpoints belong together: those of another folder are never mixed with one's own. */
const CHECKPOINTS = 'audit-trail';
const nobodyListens = (): void => undefined;

/**
 * Copies to another data folder whatever a backup would take but the log and the files of acts, where that folder has none of its own: persons
 * and accounts, private keys, addresses and waiting e-mails, signed checkpoints. Answers what was copied, in order. @throws what disks throw
 */
export async function copyDataFolder(from: string, to: string): Promise<readonly string[]> {
  const ownCheckpoints = existsSync(join(to, CHECKPOINTS));
  const copied: string[] = [];
  for (const { path, database } of filesToTake(from)) {
    if (path === LOG_FILE_NAME || existsSync(join(to, path)) || (ownCheckpoints && path.startsWith(`${CHECKPOINTS}/`))) continue;
    await (database ? copyDatabase : copyPlain)(join(from, path), join(to, path), nobodyListens);
    copied.push(path);
  }
  return copied;
}
