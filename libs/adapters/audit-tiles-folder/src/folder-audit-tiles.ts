import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { assertTilesPath, type AuditTiles } from '#libs/application';

/** Beside the file that it becomes; never a path that `list` shows. */
const DRAFT = '.new';
const NOT_THERE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/**
 * Tiles as files in a folder, by their path: what any web server or copy program can pass on as it is. A file is written
 * beside its place and renamed into it, so nobody meets half of one.
 */
export class FolderAuditTiles implements AuditTiles {
  private readonly madeFolders = new Set<string>();
  /** Folders with entries that may not survive a power cut. */
  private readonly looseFolders = new Set<string>();

  /** @param here reads on the thread that asks, for one that does nothing else meanwhile: hops to other threads cost more than the reading. */
  constructor(
    private readonly folder: string,
    private readonly here = false,
  ) {}

  async read(path: string): Promise<Uint8Array | null> {
    const file = this.fileOf(path);
    try {
      return new Uint8Array(this.here ? readFileSync(file) : await readFile(file));
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  write(path: string, bytes: Uint8Array): Promise<void> {
    return this.put(path, bytes, false);
  }

  async publish(path: string, bytes: Uint8Array): Promise<void> {
    await this.put(path, bytes, true);
    this.syncFolders(path);
  }

  async settle(paths: readonly string[]): Promise<void> {
    const files = paths.map((path) => this.fileOf(path));
    for (const file of files) sync(file);
    for (const path of paths) this.syncFolders(path);
  }

  async remove(path: string): Promise<void> {
    const file = this.fileOf(path);
    rmSync(file, { recursive: true, force: true });
    for (const made of this.madeFolders) if (made === file || made.startsWith(file + sep)) this.madeFolders.delete(made);
  }

  async list(below: string): Promise<readonly string[]> {
    const from = this.fileOf(below);
    try {
      const entries = await readdir(from, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile() && !entry.name.endsWith(DRAFT));
      return files.map(({ parentPath, name }) => posix.join(below, ...relative(from, join(parentPath, name)).split(sep))).toSorted();
    } catch (error) {
      if (isNotThere(error)) return [];
      throw error;
    }
  }

  private fileOf(path: string): string {
    assertTilesPath(path);
    return join(this.folder, ...path.split('/'));
  }

  private async put(path: string, bytes: Uint8Array, durable: boolean): Promise<void> {
    const file = this.fileOf(path);
    const parent = dirname(file);
    if (!this.madeFolders.has(parent)) {
      mkdirSync(parent, { recursive: true });
      this.madeFolders.add(parent);
    }
    const draft = `${file}${DRAFT}`;
    // Synchronously: only the notary writes, on a thread of its own, and a hop to another thread would cost more than the write.
    writeFileSync(draft, bytes, { flush: durable });
    renameSync(draft, file);
    for (let each = parent; each.length >= this.folder.length; each = dirname(each)) this.looseFolders.add(each);
  }

  /** The folders on the way to a file, from the file up: each entry is in its folder then. */
  private syncFolders(path: string): void {
    if (process.platform === 'win32') return; // a folder cannot be opened there
    for (let each = dirname(this.fileOf(path)); each.length >= this.folder.length; each = dirname(each)) {
      if (this.looseFolders.delete(each)) sync(each);
    }
  }
}

/** On the thread that asks, like every write: waiting elsewhere costs more than half of what a sync does. */
function sync(path: string): void {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (isNotThere(error)) return;
    throw error;
  }
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const isNotThere = (error: unknown): boolean => NOT_THERE.has((error as { readonly code?: unknown } | null)?.code);
