import { setImmediate as nextTurn } from 'node:timers/promises';

/** Room for so many streams at least, and for twice as many as there are at the start; with more, fewer names are known to be free. */
const LEAST_STREAMS = 500_000;
const BITS_A_STREAM = 16;
const MARKS_A_NAME = 4;
/** Names learned in one turn of the event loop: well below a millisecond. */
const NAMES_A_TURN = 500;

/** Reads names of streams by their ids, which count from 1: at most `limit` from that id on. */
type ReadNames = (from: number, limit: number) => readonly (readonly [id: number, name: string])[];

/**
 * Tells of nearly every name that no stream has, that it is free, without asking the file: a Bloom filter over the names
 * that are taken. Whoever begins a stream asks first whether it is there, and since another thread writes the file, each
 * such question reads its pages anew. What the file held when it was opened is learned beside other work, from the first
 * question on.
 */
export class FreeNames {
  private readonly marks: Uint32Array;
  /** Takes the remainder by the number of marks, which is a power of two. */
  private readonly mask: number;
  private state: 'untold' | 'learning' | 'learned' = 'untold';
  private stopped = false;

  /** `lastStream`: id of the last stream that the file had when it was opened; 0 for none. */
  constructor(
    private readonly read: ReadNames,
    private readonly lastStream: number,
  ) {
    const bits = 2 ** Math.ceil(Math.log2(Math.max(LEAST_STREAMS, 2 * lastStream) * BITS_A_STREAM));
    this.marks = new Uint32Array(bits / 32);
    this.mask = bits - 1;
  }

  /** True: no stream has this name. False proves nothing. */
  isFree(name: string): boolean {
    if (this.state === 'untold') this.learn().catch(() => undefined); // asked about the file itself, it fails again and says so
    return this.state === 'learned' && !this.isMarked(name);
  }

  /** To be called for every stream that is begun. */
  take(name: string): void {
    const { marks, mask } = this;
    const [first, step] = hashesOf(name);
    for (let at = 0, place = first; at < MARKS_A_NAME; at++, place += step) marks[(place & mask) >>> 5] = (marks[(place & mask) >>> 5] as number) | (1 << (place & 31));
  }

  /** Reads no more: the file is about to be closed. */
  stop(): void {
    this.stopped = true;
  }

  private isMarked(name: string): boolean {
    const { marks, mask } = this;
    const [first, step] = hashesOf(name);
    for (let at = 0, place = first; at < MARKS_A_NAME; at++, place += step) if (((marks[(place & mask) >>> 5] as number) & (1 << (place & 31))) === 0) return false;
    return true;
  }

  private async learn(): Promise<void> {
    this.state = 'learning';
    for (let from = 1; from <= this.lastStream; from += NAMES_A_TURN) {
      for (const [, name] of this.read(from, NAMES_A_TURN)) this.take(name);
      await nextTurn(undefined, { ref: false });
      if (this.stopped) return;
    }
    this.state = 'learned';
  }
}

/** Two independent numbers of 32 bits (FNV-1a, and a polynomial mixed at the end); the second is odd, so that its steps meet every mark. */
function hashesOf(name: string): readonly [number, number] {
  let first = 0x811c9dc5;
  let second = 0;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = (Math.imul(second, 31) + code) | 0;
  }
  return [first, Math.imul(second ^ (second >>> 15), 0x2c1b3c6d) | 1];
}
