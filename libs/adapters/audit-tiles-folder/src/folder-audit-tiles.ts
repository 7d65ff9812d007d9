import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix, relative, sep } from 'node:path';
import { assertTilesPath, type AuditTiles, type TileFile } from '#libs/application';
import { Parcels, type Parcel } from './parcels.js';

/** Beside the file that it becomes; never a path that `list` shows. */
const DRAFT = '.new';
/** Fewer than these, written together, are put in their places at once. */
const A_PARCEL = 8;
const NOT_THERE: ReadonlySet<unknown> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);

/**
 * Tiles as files in a folder, by their path: what any web server or copy program can pass on as it is. A file is written
 * beside its place and renamed into it, so nobody meets half of one. Many that are written together are one file, a parcel, until
 * they are laid out (ADR 0124). A file in its place is never older than what a parcel holds for its path.
 */
export class FolderAuditTiles implements AuditTiles {
  private readonly madeFolders = new Set<string>();
  /** Folders with entries that may not survive a power cut. */
  private readonly looseFolders = new Set<string>();
  private readonly parcels: Parcels;

  /** @param here reads on the thread that asks, for one that does nothing else meanwhile: hops to other threads cost more than the reading. */
  constructor(
    private readonly folder: string,
    private readonly here = false,
  ) {
    this.parcels = new Parcels(folder);
  }

  async read(path: string): Promise<Uint8Array | null> {
    const file = this.fileOf(path);
    // Once more in its place: between the two looks it may have been laid out.
    return (await this.inPlace(file)) ?? this.inParcel(path) ?? this.inPlace(file);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    this.put(path, bytes, false);
  }

  async writeTogether(files: readonly TileFile[]): Promise<void> {
    const fresh = files.filter(({ path }) => !existsSync(this.fileOf(path)));
    const together = fresh.length < A_PARCEL ? [] : fresh;
    const packed = new Set(together);
    for (const file of files) if (!packed.has(file)) this.put(file.path, file.bytes, false);
    if (together.length === 0) return;
    this.parcels.add(together);
    this.loosen(this.parcels.folder);
  }

  async publish(path: string, bytes: Uint8Array): Promise<void> {
    this.put(path, bytes, true);
    this.syncFolders(this.fileOf(path));
  }

  async settle(paths: readonly string[]): Promise<void> {
    const files = new Set(paths.map((path) => this.placeOf(path)));
    for (const file of files) sync(file);
    for (const file of files) this.syncFolders(file);
  }

  async layOut(): Promise<boolean> {
    const parcel = this.parcels.oldest();
    if (parcel === undefined) return true;
    this.unpack(parcel);
    return this.parcels.oldest() === undefined;
  }

  async remove(path: string): Promise<void> {
    const file = this.fileOf(path);
    for (const parcel of this.parcels.touching(path)) this.unpack(parcel);
    rmSync(file, { recursive: true, force: true });
    for (const made of this.madeFolders) if (made === file || made.startsWith(file + sep)) this.madeFolders.delete(made);
  }

  async list(below: string): Promise<readonly string[]> {
    const inPlaces = await this.listInPlaces(below);
    const packed = [...this.parcels.paths()].filter((path) => path.startsWith(`${below}/`));
    // What is laid out between the two looks is met by the third.
    return packed.length === 0 ? inPlaces : [...new Set([...inPlaces, ...packed, ...(await this.listInPlaces(below))])].toSorted();
  }

  private async listInPlaces(below: string): Promise<readonly string[]> {
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

  private async inPlace(file: string): Promise<Uint8Array | null> {
    try {
      if (this.here) return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
      return new Uint8Array(await readFile(file));
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  private inParcel(path: string): Uint8Array | null {
    const parcel = this.parcels.holding(path);
    try {
      return parcel === undefined ? null : this.parcels.read(parcel, path);
    } catch (error) {
      if (isNotThere(error)) return null;
      throw error;
    }
  }

  /** The file that has it now. */
  private placeOf(path: string): string {
    const file = this.fileOf(path);
    return existsSync(file) ? file : (this.parcels.holding(path)?.file ?? file);
  }

  /** Gives each path of a parcel its file, for good, and removes the parcel. */
  private unpack(parcel: Parcel): void {
    const paths = [...parcel.contents.keys()].filter((path) => this.parcels.holding(path) === parcel && !existsSync(this.fileOf(path)));
    for (const path of paths) {
      const bytes = this.inParcel(path);
      if (bytes !== null) this.put(path, bytes, true);
    }
    for (const path of paths) this.syncFolders(this.fileOf(path));
    this.parcels.remove(parcel);
  }

  private put(path: string, bytes: Uint8Array, durable: boolean): void {
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
    this.loosen(parent);
  }

  private loosen(folder: string): void {
    for (let each = folder; each.length >= this.folder.length; each = dirname(each)) this.looseFolders.add(each);
  }

  /** The folders on the way to a file, from the file up: each entry is in its folder then. */
  private syncFolders(file: string): void {
    if (process.platform === 'win32') return; // a folder cannot be opened there
    for (let each = dirname(file); each.length >= this.folder.length; each = dirname(each)) {
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
