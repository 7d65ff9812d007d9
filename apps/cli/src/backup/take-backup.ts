import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { FailedError } from '../command.js';
import { copyDatabase, copyPlain, digestOf, syncFolder, type Done } from './copy-file.js';
import { attachedFilesToTake, filesToTake, LEFT_OUT, type DataFile } from './data-folder-files.js';
import { factsOfLog, isGap } from './log-facts.js';
import { MANIFEST, manifestText, type BackedUpFile, type Manifest } from './manifest.js';

/** Hears the part done, 0 to 1, of what is being done. */
export type Progress = (part: number) => void;

/**
 * Copies the data folder into a new one, beside the server that writes it. Every command acknowledged before the call is in
 * it. What was copied is read again and checked before the manifest says so.
 * @throws FailedError, EventLogFaultError.
 */
export async function takeBackup(folder: string, target: string, madeAt: Date, progress: Progress): Promise<Manifest> {
  await openSqliteEventLogReader({ folder }).close(); // a mistyped folder is told at once, as what it is
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0)) {
    throw new FailedError({ vi: `${target}: phải là thư mục mới hoặc trống`, en: 'must be a new or an empty folder' });
  }
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const toTake = filesToTake(folder);
  const total = [...toTake, ...attachedFilesToTake(folder)].reduce((sum, { bytes }) => sum + bytes, 1);
  let copied = 0;
  const done: Done = (bytes) => progress((copied += bytes) / (total * 3)); // copied, read again, and the log event by event
  const files: BackedUpFile[] = [];
  const take = async ({ path, database }: DataFile): Promise<void> => {
    const [from, to] = [join(folder, path), join(target, path)];
    if (database) await copyDatabase(from, to, done);
    else await copyPlain(from, to, done);
    files.push({ path, bytes: statSync(to).size, sha256: await digestOf(to, done) });
  };
  for (const file of toTake) await take(file);
  for (const file of attachedFilesToTake(folder)) if (existsSync(join(folder, file.path))) await take(file); // out of quarantine since: listed where it is now, or named by no event yet
  const log = await factsOfLog(target, done);
  if (isGap(log)) throw new FailedError({ vi: `nhật ký thiếu sự kiện trước chỉ số ${log.index} (${log.stream}): hãy khôi phục từ bản sao lưu trước`, en: 'the log lacks events before that index: restore an earlier backup' });
  const manifest: Manifest = { madeAt: madeAt.toISOString(), log, files, leftOut: LEFT_OUT.filter((name) => existsSync(join(folder, name))) };
  writeManifest(target, manifest);
  progress(1);
  return manifest;
}

function writeManifest(folder: string, manifest: Manifest): void {
  const file = openSync(join(folder, MANIFEST), 'wx', 0o600);
  writeSync(file, manifestText(manifest));
  fsyncSync(file);
  closeSync(file);
  syncFolder(folder);
}

/** The log is what a backup is made for; without it there is none. */
export const holdsLog = ({ files }: Manifest): boolean => files.some(({ path }) => path === LOG_FILE_NAME);
