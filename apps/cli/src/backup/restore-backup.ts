import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { EventLogFaultError } from '#libs/application';
import { FailedError } from '../command.js';
import { copyPlain, digestOf, syncFolder, type Done } from './copy-file.js';
import { eraseAgain } from './data-of-persons.js';
import { factsOfLog, isGap, sameFacts } from './log-facts.js';
import { MANIFEST, readManifest, type Manifest } from './manifest.js';
import { holdsLog, type Progress } from './take-backup.js';

const refused = (vi: string, en: string): FailedError => new FailedError({ vi: `không khôi phục: ${vi}`, en: `not restored: ${en}` });

/**
 * Checks a backup whole: every file there, of its size and SHA-256, and none besides; the log without a gap, with the head
 * that the manifest names. Changes nothing. @throws FailedError that names what is wrong first.
 */
export async function verifyBackup(folder: string, progress: Progress): Promise<Manifest> {
  const manifest = manifestIn(folder);
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 1);
  let checked = 0;
  const done: Done = (bytes) => progress((checked += bytes) / (total * 2));
  const besides = pathsBelow(folder, '').filter((path) => path !== MANIFEST && !manifest.files.some((file) => file.path === path));
  if (besides.length > 0) throw refused(`có tệp lạ trong bản sao lưu: ${besides.join(', ')}`, 'the backup holds files that it does not list');
  for (const { path, bytes, sha256 } of manifest.files) {
    const whole = join(folder, path);
    if (statSync(whole, { throwIfNoEntry: false })?.isFile() !== true) throw refused(`thiếu tệp ${path}`, 'a file is missing');
    if (statSync(whole).size !== bytes || (await digestOf(whole, done)) !== sha256) throw refused(`tệp ${path} không còn như lúc sao lưu`, 'a file is no longer as it was backed up');
  }
  const facts = await factsOfLog(folder, done).catch((error: unknown) => {
    if (error instanceof EventLogFaultError) throw refused(`nhật ký không đọc được (${error.code})`, 'the log cannot be read');
    throw error;
  });
  if (isGap(facts) || !sameFacts(facts, manifest.log)) throw refused('nhật ký không khớp với manifest.json', 'the log is not the one that manifest.json names');
  progress(1);
  return manifest;
}

/**
 * Restores a backup into a new folder: all of it, or nothing. It is checked before, and each file again while it is copied. Then
 * persons are erased again whose erasure the log records and the vault, which was copied before it, does not show.
 * @throws FailedError, PersonVaultFaultError.
 */
export async function restoreBackup(folder: string, target: string, progress: Progress): Promise<Manifest> {
  if (existsSync(target) && (!statSync(target).isDirectory() || readdirSync(target).length > 0)) throw refused(`${target} phải là thư mục mới hoặc trống`, 'the target must be a new or an empty folder');
  const manifest = await verifyBackup(folder, (part) => progress(part / 2));
  const draft = `${resolve(target)}.restoring`;
  rmSync(draft, { recursive: true, force: true }); // of a restore that was interrupted
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 1);
    let copied = 0;
    for (const { path, sha256 } of manifest.files) {
      if ((await copyPlain(join(folder, path), join(draft, path), (bytes) => progress(0.5 + (copied += bytes) / total / 2))) !== sha256) throw refused(`tệp ${path} thay đổi trong lúc khôi phục`, 'a file changed while it was being restored');
    }
    await eraseAgain(draft);
    syncFolder(draft);
    if (existsSync(target)) rmSync(target, { recursive: true });
    renameSync(draft, target);
    syncFolder(dirname(resolve(target)));
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  return manifest;
}

function manifestIn(folder: string): Manifest {
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) throw refused(`${folder} không phải bản sao lưu đã hoàn tất (không có ${MANIFEST})`, 'this is no finished backup');
  const manifest = readManifest(readFileSync(path, 'utf8'));
  if (manifest === 'newer') throw refused('bản sao lưu do phiên bản mới hơn tạo; hãy nâng cấp', 'a newer version made this backup; upgrade first');
  if (manifest === 'foreign' || !holdsLog(manifest)) throw refused(`${MANIFEST} không phải của Đôn Đốc hoặc đã hỏng`, 'manifest.json is foreign or damaged');
  return manifest;
}

function pathsBelow(folder: string, below: string): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? pathsBelow(folder, path) : [path];
  });
}
