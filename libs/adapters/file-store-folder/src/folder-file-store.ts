import { createHash, hash, randomUUID } from 'node:crypto';
import { createReadStream, type Stats } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assertSha256, FileTooLargeError, isSha256, type FileDraft, type FilePlace, type FileStore, type StoredFile } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';

const PLACES: readonly FilePlace[] = ['kept', 'quarantined', 'retired'];
/** Uploads that broke off with their program are this old before another start removes them. */
const STALE_DRAFT_MS = 24 * 3_600_000;
const PIECE = 64 * 1024;

/**
 * Files in a folder, each under the hash of its content: `kept/ab/abcd…`, `quarantined/…` or `retired/…`, with what is known of it in
 * `notes/ab/abcd…/`. A file is written beside its place, synced, and renamed into it; several programs may share the folder.
 */
export class FolderFileStore implements FileStore {
  constructor(private readonly folder: string) {}

  async receive(pieces: AsyncIterable<Uint8Array>, atMost: number): Promise<FileDraft> {
    const path = join(this.folder, 'drafts', randomUUID());
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'wx+', 0o600);
    const hashing = createHash('sha256');
    let size = 0;
    try {
      for await (const piece of pieces) {
        size += piece.length;
        if (size > atMost) throw new FileTooLargeError(atMost);
        hashing.update(piece);
        await writeWhole(handle, piece);
      }
    } catch (error) {
      await drop(handle, path);
      throw error;
    }
    const sha256 = hashing.digest('hex');
    return {
      sha256,
      size,
      read: (offset, length) => readAt(handle, offset, length),
      keep: async ({ type, by, place }) => {
        try {
          await handle.sync();
          return await this.keep(path, sha256, { type, by, place });
        } finally {
          await drop(handle, path);
        }
      },
      discard: () => drop(handle, path),
    };
  }

  async find(sha256: string): Promise<StoredFile | null> {
    for (const place of PLACES) {
      const size = await sizeOf(this.pathOf(place, sha256));
      if (size === null) continue;
      const [type, finding] = await Promise.all([this.note(sha256, 'type'), this.note(sha256, 'finding')]);
      // A scanner's word counts before the move that follows it.
      return { sha256, size, type: type ?? 'application/octet-stream', place: finding === null ? place : 'quarantined', finding };
    }
    return null;
  }

  async wasUploadedBy(sha256: string, actor: ActorId): Promise<boolean> {
    return (await sizeOf(this.notePath(sha256, uploaderMark(actor)))) !== null;
  }

  async read(sha256: string): Promise<AsyncIterable<Uint8Array> | null> {
    for (const place of PLACES) {
      const handle = await opened(this.pathOf(place, sha256));
      if (handle !== null) return createReadStream('', { fd: handle, highWaterMark: PIECE });
    }
    return null;
  }

  async release(sha256: string): Promise<void> {
    const [from, to] = [this.pathOf('quarantined', sha256), this.pathOf('kept', sha256)];
    if ((await sizeOf(from)) !== null) await move(from, to);
  }

  async condemn(sha256: string, finding: string): Promise<void> {
    await this.writeNote(sha256, 'finding', finding);
    const [from, to] = [this.pathOf('kept', sha256), this.pathOf('quarantined', sha256)];
    if ((await sizeOf(from)) !== null) await move(from, to);
  }

  async since(sha256: string): Promise<Instant | null> {
    for (const place of PLACES) {
      const found = await statOf(this.pathOf(place, sha256));
      if (found !== null) return Math.round(found.mtimeMs);
    }
    return null;
  }

  async retire(sha256: string, now: Instant): Promise<void> {
    const [from, to] = [this.pathOf('kept', sha256), this.pathOf('retired', sha256)];
    if ((await sizeOf(from)) === null) return;
    await utimes(from, now / 1000, now / 1000);
    await move(from, to);
  }

  async reinstate(sha256: string): Promise<void> {
    const [from, to] = [this.pathOf('retired', sha256), this.pathOf('kept', sha256)];
    if ((await sizeOf(from)) !== null) await move(from, to);
  }

  async remove(sha256: string): Promise<void> {
    const retired = this.pathOf('retired', sha256);
    if ((await sizeOf(retired)) === null) return;
    await rm(retired, { force: true });
    const notes = dirname(this.notePath(sha256, 'type'));
    const aside = join(this.folder, 'drafts', randomUUID());
    await mkdir(dirname(aside), { recursive: true });
    await rename(notes, aside).catch(ignoringAbsence);
    // Uploaded again between the two: what was known of it is still true.
    if ((await this.find(sha256)) !== null) for (const name of await namesIn(aside)) await this.writeNote(sha256, name, await readFile(join(aside, name), 'utf8'));
    await rm(aside, { recursive: true, force: true });
  }

  async list(place: FilePlace, after: string | null, limit: number): Promise<readonly string[]> {
    const found: string[] = [];
    for (const part of (await namesIn(join(this.folder, place))).toSorted()) {
      if (after !== null && part < after.slice(0, 2)) continue;
      const names = (await namesIn(join(this.folder, place, part))).filter((name) => isSha256(name) && (after === null || name > after));
      found.push(...names.toSorted());
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }

  async tidy(now: Instant): Promise<void> {
    const drafts = join(this.folder, 'drafts');
    for (const name of await namesIn(drafts)) {
      const draft = await stat(join(drafts, name)).catch(() => null);
      if (draft !== null && now - draft.mtimeMs > STALE_DRAFT_MS) await rm(join(drafts, name), { force: true });
    }
  }

  private async keep(path: string, sha256: string, { type, by, place }: { readonly type: string; readonly by: ActorId; readonly place: FilePlace }): Promise<StoredFile> {
    // What is known of it first: a file in its place is always known.
    await this.writeNote(sha256, 'type', type);
    await this.writeNote(sha256, uploaderMark(by), '');
    const before = await this.find(sha256);
    const isRetired = before?.place === 'retired';
    await move(path, this.pathOf(before === null || isRetired ? place : before.place, sha256));
    if (isRetired) await rm(this.pathOf('retired', sha256), { force: true });
    // Another program may have removed the file that was there before, with these.
    await this.writeNote(sha256, 'type', type);
    await this.writeNote(sha256, uploaderMark(by), '');
    return (await this.find(sha256)) as StoredFile;
  }

  private async note(sha256: string, name: string): Promise<string | null> {
    try {
      return await readFile(this.notePath(sha256, name), 'utf8');
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  private async writeNote(sha256: string, name: string, text: string): Promise<void> {
    const path = this.notePath(sha256, name);
    if ((await this.note(sha256, name)) === text) return;
    const draft = join(this.folder, 'drafts', randomUUID());
    await mkdir(dirname(draft), { recursive: true });
    await writeFile(draft, text, { flush: true, mode: 0o600 });
    await move(draft, path);
  }

  private pathOf(place: FilePlace, sha256: string): string {
    assertSha256(sha256);
    return join(this.folder, place, sha256.slice(0, 2), sha256);
  }

  private notePath(sha256: string, name: string): string {
    assertSha256(sha256);
    return join(this.folder, 'notes', sha256.slice(0, 2), sha256, name);
  }
}

/** Hashed, since a folder shows its names to whoever can list it. */
const uploaderMark = (actor: ActorId): string => `by-${hash('sha256', actor, 'hex')}`;

async function writeWhole(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await handle.write(piece, done)).bytesWritten;
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

async function drop(handle: FileHandle, path: string): Promise<void> {
  await handle.close().catch(() => undefined); // closed before
  await rm(path, { force: true });
}

/** The name is there for good afterwards, and so is every folder on the way to it. */
async function move(from: string, to: string): Promise<void> {
  const made = await mkdir(dirname(to), { recursive: true });
  await rename(from, to);
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const highest = made === undefined ? dirname(to) : dirname(made);
  for (let each = dirname(to); each.length >= highest.length; each = dirname(each)) await syncFolder(each);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}

const sizeOf = async (path: string): Promise<number | null> => (await statOf(path))?.size ?? null;

async function statOf(path: string): Promise<Stats | null> {
  try {
    return await stat(path);
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

function ignoringAbsence(error: unknown): void {
  if (!isNotThere(error)) throw error;
}

const isNotThere = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(String((error as { readonly code?: unknown } | null)?.code));
