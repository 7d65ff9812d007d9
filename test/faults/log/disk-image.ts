import { dirname } from 'node:path';
import type { DiskStep } from './disk-trace.js';

const SECTOR = 512;

/** What may stand on a disk after a power cut, by path. */
export type DiskImage = ReadonlyMap<string, Buffer>;

type Change = Extract<DiskStep, { readonly kind: 'write' | 'truncate' }>;

interface FileState {
  durable: Buffer;
  /** Changes since the last sync of the file, in order. */
  unsynced: Change[];
  /** Whether the folder was synced since the file was made: until then, it may be gone as a whole. */
  named: boolean;
  /** What had the name before, and may have it still while the folder is not synced. */
  readonly before?: FileState | undefined;
  /** As the process sees it. */
  length: number;
}

const newFile = (durable: Buffer, named: boolean): FileState => ({ durable, unsynced: [], named, length: durable.length });

/**
 * A disk that a power cut can strike at any step. What was synced stays. What was not is kept, dropped, or torn at
 * sectors, each change by itself, so later ones may survive earlier ones.
 *
 * `random` gives numbers in [0, 1). With `heedSyncs` off, syncs count for nothing: the control that shows that these
 * images can find a loss at all.
 */
export class Disk {
  private readonly files = new Map<string, FileState>();
  /** Folders that were made, and whether the one above was synced since. */
  private readonly folders = new Map<string, boolean>();

  constructor(
    initial: DiskImage,
    private readonly random: () => number,
    private readonly heedSyncs = true,
  ) {
    for (const [path, durable] of initial) this.files.set(path, newFile(durable, true));
  }

  run(step: DiskStep): void {
    if (step.kind === 'said') return;
    const file = this.files.get(step.path);
    if (step.kind === 'create') {
      if (!file) this.files.set(step.path, newFile(Buffer.alloc(0), false));
      else if (step.empties) this.change(file, { kind: 'truncate', path: step.path, length: 0 });
    } else if (step.kind === 'mkdir') {
      this.folders.set(step.path, false);
    } else if (step.kind === 'rename') {
      this.files.delete(step.path);
      if (file) this.files.set(step.to, { ...file, named: false, before: this.files.get(step.to) });
    } else if (step.kind === 'append') {
      if (file) this.change(file, { kind: 'write', path: step.path, offset: file.length, bytes: step.bytes });
    } else if (step.kind === 'unlink') {
      this.files.delete(step.path);
    } else if (step.kind === 'sync') {
      if (this.heedSyncs) this.sync(step.path);
    } else if (file && (step.kind === 'write' || step.kind === 'truncate')) {
      this.change(file, step);
    }
  }

  afterPowerCut(): DiskImage {
    const image = new Map<string, Buffer>();
    const mood = this.random(); // some cuts lose nearly all, some nearly nothing
    const gone = [...this.folders].filter(([, named]) => !named && this.random() < 0.5).map(([path]) => `${path}/`);
    for (const [path, file] of this.files) {
      const found = gone.some((folder) => path.startsWith(folder)) ? undefined : this.named(file);
      if (!found) continue;
      const { durable, unsynced } = found;
      let content = durable;
      for (const step of unsynced) if (this.random() < mood) content = applied(content, step, () => this.random() < 0.2 && this.random() < 0.5);
      image.set(path, content);
    }
    return image;
  }

  /** What the name leads to after the cut. */
  private named(file: FileState): FileState | undefined {
    if (file.named || this.random() >= 0.5) return file;
    return file.before && this.named(file.before);
  }

  private change(file: FileState, step: Change): void {
    file.unsynced.push(step);
    file.length = step.kind === 'truncate' ? step.length : Math.max(file.length, step.offset + step.bytes.length);
  }

  private sync(path: string): void {
    const file = this.files.get(path);
    if (file) {
      for (const step of file.unsynced) file.durable = applied(file.durable, step, () => false);
      file.unsynced = [];
    } else {
      for (const [inside, state] of this.files) if (dirname(inside) === path) state.named = true;
      for (const inside of this.folders.keys()) if (dirname(inside) === path) this.folders.set(inside, true);
    }
  }
}

/** The content after one change; a sector of a write for which `loses` answers true keeps what it had. */
function applied(content: Buffer, step: Change, loses: () => boolean): Buffer {
  if (step.kind === 'truncate') {
    const cut = Buffer.alloc(step.length);
    content.copy(cut, 0, 0, step.length);
    return cut;
  }
  const end = step.offset + step.bytes.length;
  const next = Buffer.alloc(Math.max(content.length, end));
  content.copy(next);
  for (let at = step.offset; at < end; ) {
    const sectorEnd = Math.min(end, (Math.floor(at / SECTOR) + 1) * SECTOR);
    if (!loses()) step.bytes.copy(next, at, at - step.offset, sectorEnd - step.offset);
    at = sectorEnd;
  }
  return next;
}
