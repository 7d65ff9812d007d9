import { createHash } from 'node:crypto';
import type { FileStore } from '../ports/index.js';

/** How a file that the log names lies there. */
export type FileCondition = 'whole' | 'missing' | 'altered';

/** Reads it whole, a piece at a time. @throws what the disk says */
export async function checkFile(store: FileStore, sha256: string): Promise<{ readonly condition: FileCondition; readonly bytes: number }> {
  const pieces = await store.read(sha256);
  if (pieces === null) return { condition: 'missing', bytes: 0 };
  const hashing = createHash('sha256');
  let bytes = 0;
  for await (const piece of pieces) {
    hashing.update(piece);
    bytes += piece.length;
  }
  return { condition: hashing.digest('hex') === sha256 ? 'whole' : 'altered', bytes };
}

/** Hashes of files that the log names, in their order, beginning after `after`. */
export type NamedFiles = (after: string, limit: number) => readonly string[];

const PAGE = 50;

/** Goes over all files that the log names, again and again, a bounded part at a time, and knows which are missing or altered. */
export class FileRounds {
  private after = '';
  private found = new Map<string, 'missing' | 'altered'>();
  private roundsDone = 0;

  constructor(
    private readonly store: FileStore,
    private readonly named: NamedFiles,
  ) {}

  /** Faults found, each until the file is seen whole again. */
  get faults(): ReadonlyMap<string, 'missing' | 'altered'> {
    return this.found;
  }

  /** How often all files were seen. */
  get rounds(): number {
    return this.roundsDone;
  }

  /** Goes on until that many bytes were read, or the round is over. `told` hears of a fault when it is first found. @throws what the disk says */
  async step(atMost: number, told: (sha256: string, condition: 'missing' | 'altered') => void = () => undefined): Promise<void> {
    for (let read = 0; ; ) {
      const page = this.named(this.after, PAGE);
      for (const sha256 of page) {
        const { condition, bytes } = await checkFile(this.store, sha256);
        this.after = sha256;
        if (condition === 'whole') this.found.delete(sha256);
        else if (this.found.get(sha256) !== condition) {
          this.found.set(sha256, condition);
          told(sha256, condition);
        }
        read += bytes + 1;
        if (read >= atMost) return;
      }
      if (page.length < PAGE) {
        this.after = '';
        this.roundsDone += 1;
        return;
      }
    }
  }
}
