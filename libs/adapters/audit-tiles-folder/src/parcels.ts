import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readContents, readPlace, writeParcel, type Contents, type Place } from './parcel.js';

/** The folder of the parcels, and what stands behind the name of one before it is whole. No path of the trail has such a character. */
const FOLDER = 'parcels~';
const DRAFT = '~';
const DIGITS = 12;
/** Behind the number in a name, which begins anew when none is left: whoever knew an earlier one of that number must not take it for this one. */
const MARK_BYTES = 6;

/** A file, and what it holds. A later one stands for the same path instead of an earlier one. */
export interface Parcel {
  readonly file: string;
  readonly contents: Contents;
}

/**
 * What was written together and has no files of its own yet. A parcel never changes: it is put in its place whole, and it
 * is removed when each of its paths has a file. Only one program writes; others look again each time.
 */
export class Parcels {
  readonly folder: string;
  /** By name, which is the order in which they were written. */
  private known = new Map<string, Parcel>();
  /** The newest of each path. */
  private newest = new Map<string, Parcel>();
  /** This is the object that writes: nobody else adds or removes any. */
  private writes = false;

  constructor(trail: string) {
    this.folder = join(trail, FOLDER);
  }

  /** The newest that holds that path; undefined when none does. */
  holding(path: string): Parcel | undefined {
    this.look();
    return this.newest.get(path);
  }

  /** Those that hold that path, or one below it. */
  touching(path: string): readonly Parcel[] {
    this.look();
    return [...this.known.values()].filter(({ contents }) => [...contents.keys()].some((each) => each === path || each.startsWith(`${path}/`)));
  }

  /** Every path that any of them holds. */
  paths(): Iterable<string> {
    this.look();
    return this.newest.keys();
  }

  /** The one that was written first; undefined when there is none. */
  oldest(): Parcel | undefined {
    this.look();
    return this.known.values().next().value;
  }

  add(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): void {
    this.look();
    if (!this.writes) mkdirSync(this.folder, { recursive: true });
    this.writes = true;
    const last = [...this.known.keys()].at(-1);
    const number = Number(last?.slice(0, DIGITS) ?? 0) + 1;
    const name = `${String(number).padStart(DIGITS, '0')}-${randomBytes(MARK_BYTES).toString('hex')}`;
    const file = join(this.folder, name);
    const contents = writeParcel(file + DRAFT, files);
    renameSync(file + DRAFT, file);
    this.know(name, { file, contents });
  }

  /** The bytes of a path in a parcel that holds it. @throws what the disk says: `ENOENT` once it is removed. */
  read({ file, contents }: Parcel, path: string): Uint8Array {
    return readPlace(file, contents.get(path) as Place);
  }

  /** Removes one whose paths all have files, or stand in a later one. */
  remove(parcel: Parcel): void {
    rmSync(parcel.file, { force: true });
    this.forgetAllBut((each) => each !== parcel);
  }

  /** Learns which there are now. */
  private look(): void {
    if (this.writes || (this.known.size === 0 && !existsSync(this.folder))) return;
    const names = new Set(readdirSync(this.folder).filter((name) => !name.endsWith(DRAFT)).toSorted());
    if ([...this.known.keys()].some((name) => !names.has(name))) this.forgetAllBut(({ file }) => names.has(basename(file)));
    for (const name of names) if (!this.known.has(name)) this.meet(name);
  }

  private meet(name: string): void {
    const file = join(this.folder, name);
    try {
      this.know(name, { file, contents: readContents(file) });
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== 'ENOENT') throw error; // it was there a moment ago: its paths have files now
    }
  }

  private know(name: string, parcel: Parcel): void {
    this.known.set(name, parcel);
    for (const path of parcel.contents.keys()) this.newest.set(path, parcel);
  }

  private forgetAllBut(stays: (parcel: Parcel) => boolean): void {
    const left = [...this.known].filter(([, parcel]) => stays(parcel));
    this.known = new Map();
    this.newest = new Map();
    for (const [name, parcel] of left) this.know(name, parcel);
  }
}
