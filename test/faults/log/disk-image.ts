import { dirname } from 'node:path';
import type { DiskStep } from './disk-trace.js';

const SECTOR = 512;

/** What may stand on a disk after a power cut, by path. */
export type DiskImage = ReadonlyMap<string, Buffer>;

interface FileState {
  durable: Buffer;
  /** Changes since the last sync of the file, in order. */
  unsynced: DiskStep[];
  /** Whether the folder was synced since the file was made: until then, it may be gone as a whole. */
  named: boolean;
}

/**
 * A disk that a power cut can strike at any step. What was synced stays. What was not is kept, dropped, or torn at
 * sectors, each change by itself, so later ones may survive earlier ones.
 *
 * `random` gives numbers in [0, 1). With `heedSyncs` off, syncs count for nothing: the control that shows that these
 * images can find a loss at all.
 */
export class Disk {
  private readonly files = new Map<string, FileState>();

  constructor(
    initial: DiskImage,
    private readonly random: () => number,
    private readonly heedSyncs = true,
  ) {
    for (const [path, durable] of initial) this.files.set(path, { durable, unsynced: [], named: true });
  }

  run(step: DiskStep): void {
    if (step.kind === 'said') return;
    const file = this.files.get(step.path);
    if (step.kind === 'create') {
      if (!file) this.files.set(step.path, { durable: Buffer.alloc(0), unsynced: [], named: false });
    } else if (step.kind === 'unlink') {
      this.files.delete(step.path);
    } else if (step.kind === 'sync') {
      if (this.heedSyncs) this.sync(step.path);
    } else {
      file?.unsynced.push(step);
    }
  }

  afterPowerCut(): DiskImage {
    const image = new Map<string, Buffer>();
    const mood = this.random(); // some cuts lose nearly all, some nearly nothing
    for (const [path, { durable, unsynced, named }] of this.files) {
      if (!named && this.random() < 0.5) continue;
      let content = durable;
      for (const step of unsynced) if (this.random() < mood) content = applied(content, step, () => this.random() < 0.2 && this.random() < 0.5);
      image.set(path, content);
    }
    return image;
  }

  private sync(path: string): void {
    const file = this.files.get(path);
    if (file) {
      for (const step of file.unsynced) file.durable = applied(file.durable, step, () => false);
      file.unsynced = [];
    } else {
      for (const [inside, state] of this.files) if (dirname(inside) === path) state.named = true;
    }
  }
}

/** The content after one change; a sector of a write for which `loses` answers true keeps what it had. */
function applied(content: Buffer, step: DiskStep, loses: () => boolean): Buffer {
  if (step.kind === 'truncate') {
    const cut = Buffer.alloc(step.length);
    content.copy(cut, 0, 0, step.length);
    return cut;
  }
  if (step.kind !== 'write') return content;
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
