import type { Copy } from '../../apps/auditor/src/copies/copy.js';

/** A copy whose files are held in memory, for audits by the thousand. */
export class MemoryCopy implements Copy {
  readonly place = null;

  constructor(readonly files: ReadonlyMap<string, Uint8Array>) {}

  read(path: string): Uint8Array | null {
    return this.files.get(path) ?? null;
  }

  list(): readonly string[] {
    return [...this.files.keys()].toSorted();
  }

  close(): void {
    // Nothing is held open.
  }
}
