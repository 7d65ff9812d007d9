import { readBundle, readEntry, storedEventsPath, TILE_WIDTH, tilePath, tileWidth, type LogEntry } from '#libs/domain';
import type { Copy } from '../copies/copy.js';

/** An event of a bundle: what its entry says, and its text; null when the copy holds no contents, or not what was hashed. */
export interface CheckedEvent {
  readonly entry: LogEntry;
  readonly text: string | null;
}

/** Pieces of a bundle, by their place in it. */
export interface BundlePieces {
  readonly entries: readonly Uint8Array[];
  readonly contents: readonly Uint8Array[];
}

const decoder = new TextDecoder();
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);
/** The same text by itself: a part of a longer text keeps all of that in memory. */
export const ownText = (part: string): string => Buffer.from(part).toString();

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

  /** What cannot be read of it is left out. */
  pieces(index: number): BundlePieces {
    const width = tileWidth(0, index, this.size);
    const piecesOf = (file: string, lengthBytes: 2 | 4): readonly Uint8Array[] => readBundle(this.copy.read(file) ?? new Uint8Array(0), lengthBytes) ?? [];
    return { entries: piecesOf(tilePath({ level: 'entries', index, width }), 2), contents: this.hasContents ? piecesOf(storedEventsPath(index, width), 4) : [] };
  }

  /** One event; null when its entry cannot be read. */
  eventAt(event: number): CheckedEvent | null {
    const { entries, contents } = this.pieces(Math.floor((event - 1) / TILE_WIDTH));
    const [bytes, text] = [entries[(event - 1) % TILE_WIDTH], contents[(event - 1) % TILE_WIDTH]];
    const entry = bytes === undefined ? null : readEntry(bytes);
    return entry === null ? null : { entry, text: text === undefined ? null : textOf(text) };
  }
}
