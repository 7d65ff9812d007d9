import { createHash } from 'node:crypto';
import type { FileCondition, FileDamage } from '#libs/domain';
import type { FileStore } from '../ports/index.js';

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

/** What the log says of files. */
export interface FilesInLog {
  /** Hashes of files that acts carry, in their order, beginning after `after`. */
  named(after: string, limit: number): readonly string[];
  /** Those that were recorded as damaged, and not as whole since. */
  damaged(): ReadonlyMap<string, FileDamage>;
}

const PAGE = 50;

/** Goes over all files that the log names, again and again, a bounded part at a time, and knows which are missing or altered. */
export class FileRounds {
  private after = '';
  private found = new Map<string, FileDamage>();
  /** Found otherwise than before, and nobody heard of it yet, since telling failed. */
  private readonly untold = new Set<string>();
  private roundsDone = 0;

  constructor(
    private readonly store: FileStore,
    private readonly log: FilesInLog,
  ) {}

  /** Faults found, by whichever program, each until the file is seen whole again. */
  get faults(): ReadonlyMap<string, FileDamage> {
    return this.found;
  }

  /** How often all files were seen. */
  get rounds(): number {
    return this.roundsDone;
  }

  /** Goes on until that many bytes were read, or the round is over. `told` hears when a file is found otherwise than before. @throws what the disk says, and what `told` throws */
  async step(atMost: number, told: (sha256: string, condition: FileCondition) => Promise<void> | void = () => undefined): Promise<void> {
    if (this.after === '') for (const [sha256, condition] of this.log.damaged()) if (!this.found.has(sha256)) this.found.set(sha256, condition);
    for (let read = 0; ; ) {
      const page = this.log.named(this.after, PAGE);
      for (const sha256 of page) {
        const { condition, bytes } = await checkFile(this.store, sha256);
        this.after = sha256;
        const before = this.found.get(sha256) ?? 'whole';
        if (condition === 'whole') this.found.delete(sha256);
        else this.found.set(sha256, condition);
        if (condition !== before || this.untold.has(sha256)) {
          this.untold.add(sha256);
          await told(sha256, condition);
          this.untold.delete(sha256);
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
