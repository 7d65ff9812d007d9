import { glanceAt, HASH_BYTES, hashWithin, readBundle, readEntry, readPlainEntry, sameBytes, storedEventsPath, TILE_WIDTH, tilePath, tileWidth, type LogEntry } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { isLeafHash, sha256, sha256Hex } from '../node-hashing.js';
import { BundleMemory, charactersOf, type CheckedEvent } from './bundle-reader.js';
import type { Findings } from './findings.js';
import type { TreeOfCopy } from './tree-of-copy.js';

/**
 * Checks one bundle of entries: each against the hash of its leaf, its place, and the stored bytes that it names; the tile
 * of leaves against the tile above.
 */
export class BundleCheck {
  private readonly entries = new BundleMemory(2);
  private readonly contents = new BundleMemory(4);

  constructor(
    private readonly copy: Copy,
    private readonly tree: TreeOfCopy,
    private readonly findings: Findings,
    /** Whether the copy has the stored bytes of the events beside their entries. */
    private readonly hasContents: boolean,
  ) {}

  /** The events whose entries can be read, in order; their stored bytes until the next bundle is read. */
  check(index: number): readonly CheckedEvent[] {
    const width = tileWidth(0, index, this.tree.size);
    const hashes = this.tree.hashes({ level: 0, index, width });
    if (hashes !== null) this.checkAbove(index, width, hashes);
    const entriesFile = tilePath({ level: 'entries', index, width });
    const entries = this.pieces(entriesFile, width, this.entries);
    if (entries === null) return [];
    const characters = charactersOf(this.entries.bytes);
    const eventsFile = storedEventsPath(index, width);
    const contents = this.hasContents ? this.pieces(eventsFile, width, this.contents) : null;
    const checked: CheckedEvent[] = [];
    for (let at = 0; at < width; at++) {
      const bytes = entries[at] as Uint8Array;
      const event = index * TILE_WIDTH + at + 1;
      const begin = bytes.byteOffset - this.entries.bytes.byteOffset;
      const entry = readPlainEntry(characters, begin, begin + bytes.length) ?? readEntry(bytes);
      if (hashes !== null && !isLeafHash(bytes, hashes, at)) this.findings.add('entry-unlike-tile', { event, file: entriesFile, ...(entry !== null && { stream: entry.stream }) });
      if (entry === null) this.findings.add('entry-malformed', { event, file: entriesFile });
      else if (entry.index !== event) this.findings.add('entry-place', { event, stream: entry.stream, field: 'index', file: entriesFile, facts: { says: entry.index } });
      else checked.push({ entry, content: contents === null ? null : this.contentOf(entry, contents[at] as Uint8Array, eventsFile) });
    }
    return checked;
  }

  private pieces(file: string, width: number, memory: BundleMemory): readonly Uint8Array[] | null {
    const bytes = memory.read(this.copy, file);
    if (bytes === null) {
      this.findings.add('tile-missing', { file });
      return null;
    }
    const pieces = readBundle(bytes, memory.lengthBytes);
    if (pieces?.length === width) return pieces;
    this.findings.add('bundle-malformed', { file, facts: { events: pieces?.length ?? null, expected: width } });
    return null;
  }

  private contentOf(entry: LogEntry, bytes: Uint8Array, file: string): Uint8Array | null {
    const differs = (field: string): null => {
      this.findings.add('event-unlike-entry', { event: entry.index, stream: entry.stream, field, file });
      return null;
    };
    if (sha256Hex(bytes) !== entry.sha256) return differs('sha256');
    const { type, recordedAt } = glanceAt(charactersOf(bytes));
    if (type !== entry.type) return differs('type');
    return recordedAt === entry.recordedAt ? bytes : differs('recordedAt');
  }

  /** The root of a full tile is a hash of the tile above it. */
  private checkAbove(index: number, width: number, hashes: Uint8Array): void {
    if (width === TILE_WIDTH) checkAbove(this.tree, this.findings, 0, index, hashes);
  }
}

/** Compares the root of a full tile with the hash that the level above has for it. */
export function checkAbove(tree: TreeOfCopy, findings: Findings, level: number, index: number, hashes: Uint8Array): void {
  const above = { level: level + 1, index: Math.floor(index / TILE_WIDTH), width: tileWidth(level + 1, Math.floor(index / TILE_WIDTH), tree.size) };
  const upper = tree.hashes(above);
  const at = (index % TILE_WIDTH) * HASH_BYTES;
  if (upper === null || sameBytes(hashWithin(hashes, 0, TILE_WIDTH, sha256), upper.subarray(at, at + HASH_BYTES))) return;
  findings.add('tile-unlike-below', { file: tilePath(above), facts: { hash: index % TILE_WIDTH, below: tilePath({ level, index, width: TILE_WIDTH }) } });
}
