import { readBundle, readEntry, storedEventsPath, TILE_WIDTH, tilePath, tileWidth, type LengthBytes, type LogEntry } from '#libs/domain';
import type { Copy } from '../copies/copy.js';

/** An event of a bundle: what its entry says, and its stored bytes; null when the copy holds no contents, or not what was hashed. */
export interface CheckedEvent {
  readonly entry: LogEntry;
  readonly content: Uint8Array | null;
}

/** Pieces of a bundle, by their place in it. */
export interface BundlePieces {
  readonly entries: readonly Uint8Array[];
  readonly contents: readonly Uint8Array[];
}

const decoder = new TextDecoder();
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
/** A character for each byte: ASCII is shown as it is, without taking anything apart. */
export const charactersOf = ({ buffer, byteOffset, length }: Uint8Array): string => Buffer.from(buffer, byteOffset, length).toString('latin1');
/** The same text by itself: a part of a longer text keeps all of that in memory. */
export const ownText = (part: string): string => Buffer.from(part).toString();

/** Where bundles of one kind are read, one after the other, in the same memory: asking for it anew for every one costs more than reading. */
export class BundleMemory {
  /** Of the bundle that was read last. */
  bytes: Uint8Array = new Uint8Array(0);
  private memory = new Uint8Array(0);

  constructor(readonly lengthBytes: LengthBytes) {}

  read(copy: Copy, file: string): Uint8Array | null {
    const bytes = copy.read(file, this.memory);
    this.bytes = bytes ?? new Uint8Array(0);
    if (this.bytes.length > this.memory.length) this.memory = new Uint8Array(2 * this.bytes.length);
    return bytes;
  }
}

/** Reads bundles that `BundleCheck` looks for faults in, without looking for them. */
export class BundleReader {
  /** Whether the copy has the stored bytes of the events beside their entries. */
  readonly hasContents: boolean;

  constructor(
    private readonly copy: Copy,
    readonly size: number,
  ) {
    this.hasContents = copy.read(storedEventsPath(0, tileWidth(0, 0, size))) !== null;
  }

  /** What cannot be read of it is left out. The pieces stand until the memory is used again. */
  pieces(index: number, entries = new BundleMemory(2), contents = new BundleMemory(4)): BundlePieces {
    const width = tileWidth(0, index, this.size);
    const piecesOf = (file: string, memory: BundleMemory): readonly Uint8Array[] => readBundle(memory.read(this.copy, file) ?? new Uint8Array(0), memory.lengthBytes) ?? [];
    return { entries: piecesOf(tilePath({ level: 'entries', index, width }), entries), contents: this.hasContents ? piecesOf(storedEventsPath(index, width), contents) : [] };
  }

  /** One event; null when its entry cannot be read. */
  eventAt(event: number): CheckedEvent | null {
    const { entries, contents } = this.pieces(Math.floor((event - 1) / TILE_WIDTH));
    const [bytes, content = null] = [entries[(event - 1) % TILE_WIDTH], contents[(event - 1) % TILE_WIDTH]];
    const entry = bytes === undefined ? null : readEntry(bytes);
    return entry === null ? null : { entry, content };
  }
}
