import type { Sha256 } from './hashing.js';
import { writeEntryInto, type LogEntry } from './log-entry.js';

const LENGTH_BYTES = 2;
/** So much is enough for a bundle of usual entries. */
const BEGIN_BYTES = 100_000;
/** Of UTF-8 for one UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3;

/**
 * A bundle of entries (c2sp.org/tlog-tiles) that grows in memory that is used for one bundle after the other. Entries are
 * hashed where they stand: the place of their length is that of the byte by which RFC 6962 tells a leaf, for as long.
 */
export class GrowingBundle {
  private memory = new Uint8Array(BEGIN_BYTES);
  private used = 0;
  private count = 0;

  constructor(private readonly sha256: Sha256) {}

  /** Entries since it was begun. */
  get width(): number {
    return this.count;
  }

  /** As it is stored; stands until the next entry is added. */
  get bytes(): Uint8Array {
    return this.memory.subarray(0, this.used);
  }

  /** Adds an entry and gives the hash of its leaf. @throws RangeError when it is longer than an entry may be. */
  add(entry: LogEntry): Uint8Array {
    const begin = this.used + LENGTH_BYTES;
    const written = writeEntryInto(entry, (units) => this.roomFor(begin + units * MOST_BYTES_A_UNIT).subarray(begin));
    const end = begin + written;
    this.memory[begin - 1] = 0;
    const hash = this.sha256(this.memory.subarray(begin - 1, end));
    this.memory[begin - 2] = written >> 8;
    this.memory[begin - 1] = written & 0xff;
    this.used = end;
    this.count += 1;
    return hash;
  }

  /** Begins the next one. */
  clear(): void {
    this.used = 0;
    this.count = 0;
  }

  private roomFor(bytes: number): Uint8Array {
    if (bytes > this.memory.length) {
      const larger = new Uint8Array(2 * bytes);
      larger.set(this.bytes);
      this.memory = larger;
    }
    return this.memory;
  }
}
