import { hashIntoBy, type HashInto, type Sha256 } from './hashing.js';
import { writeEntryInto, type LogEntry } from './log-entry.js';
import { roomForPlainEntry, writePlainEntry, type StoredEvent } from './plain-entry.js';

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

  constructor(
    private readonly sha256: Sha256,
    private readonly hashInto: HashInto = hashIntoBy(sha256),
  ) {}

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
    this.end(begin, end);
    return hash;
  }

  /** Adds the entry of an event straight from what is stored, and puts the hash of its leaf there; false, and nothing is added, when `add` has to. */
  addStored(event: StoredEvent, hashes: Uint8Array, at: number): boolean {
    const begin = this.used + LENGTH_BYTES;
    const memory = this.roomFor(begin + roomForPlainEntry(event));
    const end = writePlainEntry(event, memory, begin);
    if (end < 0) return false;
    memory[begin - 1] = 0;
    this.hashInto(memory.subarray(begin - 1, end), hashes, at);
    this.end(begin, end);
    return true;
  }

  /** Begins the next one. */
  clear(): void {
    this.used = 0;
    this.count = 0;
  }

  private end(begin: number, end: number): void {
    this.memory[begin - 2] = (end - begin) >> 8;
    this.memory[begin - 1] = (end - begin) & 0xff;
    this.used = end;
    this.count += 1;
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
