import { GrowingBundle, GrowingTiles, hashesAt, hashWithin, HASH_BYTES, TILE_WIDTH, tileLevels, tilePath, tileWidth, type LogEntry, type StoredEvent, type Tile } from '#libs/domain';
import type { AuditTiles, Cryptography, TileFile } from '../ports/index.js';
import { TreeReader } from './tree-reader.js';

type Hashing = Pick<Cryptography, 'sha256' | 'sha256Into'>;

/** The tree at its right edge, and the tiles that follow from it. What it has written can be written again: it is the same for the same entries. */
export class TreeWriter {
  private readonly due: TileFile[] = [];
  /** Full tiles and bundles written since `takeFilled` was last asked. */
  private filled: Tile[] = [];
  private readonly bundle: GrowingBundle;
  /** Folders of the partial tiles at the edge, and of those that are full now. */
  private readonly partial = new Set<string>();
  private overgrown: string[] = [];
  private readonly tree: GrowingTiles;

  private constructor(
    private readonly tiles: AuditTiles,
    { sha256, sha256Into }: Hashing,
    begin: { readonly size: number; readonly edge: readonly Uint8Array[] },
  ) {
    this.bundle = new GrowingBundle(sha256, sha256Into);
    this.tree = new GrowingTiles(sha256, ({ tile, bytes }) => this.fill(tile, bytes), begin, sha256Into);
  }

  /** A tree without leaves. */
  static empty(tiles: AuditTiles, hashing: Hashing): TreeWriter {
    return new TreeWriter(tiles, hashing, { size: 0, edge: [] });
  }

  /** Goes on at a size that fills its last bundle. @throws NotaryFaultError when a tile at the edge is missing. */
  static async at(size: number, tiles: AuditTiles, hashing: Hashing): Promise<TreeWriter> {
    if (size % TILE_WIDTH !== 0) throw new RangeError(`amidst a bundle: ${size}`);
    const reader = new TreeReader(tiles, size, hashing.sha256);
    const edge: Uint8Array[] = [new Uint8Array(0)];
    for (let level = 1; level < tileLevels(size); level++) {
      // Partial tiles may not have survived: each of their hashes is the root of a full tile below.
      const index = Math.floor(hashesAt(level, size) / TILE_WIDTH);
      const hashes: Uint8Array[] = [];
      for (let at = 0; at < tileWidth(level, index, size); at++) {
        const below = await reader.hashes({ level: level - 1, index: index * TILE_WIDTH + at, width: TILE_WIDTH });
        hashes.push(hashWithin(below, 0, TILE_WIDTH, hashing.sha256));
      }
      edge.push(joinedHashes(hashes));
    }
    return new TreeWriter(tiles, hashing, { size, edge });
  }

  get size(): number {
    return this.tree.size;
  }

  /** Full tiles and bundles that wait for `flush`. */
  get waiting(): number {
    return this.due.length;
  }

  root(): Uint8Array {
    return this.tree.root();
  }

  /** Adds a leaf. Tiles that it fills wait for `flush`. */
  append(entry: LogEntry): void {
    this.tree.append((hashes, at) => {
      hashes.set(this.bundle.add(entry), at);
      return true;
    });
    this.endBundle();
  }

  /** The same, straight from what is stored; false, and nothing is added, when `append` has to. */
  appendStored(event: StoredEvent): boolean {
    if (!this.tree.append((hashes, at) => this.bundle.addStored(event, hashes, at))) return false;
    this.endBundle();
    return true;
  }

  private endBundle(): void {
    if (this.bundle.width < TILE_WIDTH) return;
    this.fill({ level: 'entries', index: this.size / TILE_WIDTH - 1, width: TILE_WIDTH }, this.bundle.bytes.slice());
    this.bundle.clear();
  }

  /** Writes what is full. */
  async flush(): Promise<void> {
    if (this.due.length > 0) await this.tiles.writeTogether(this.due.splice(0));
  }

  /** Writes everything that a checkpoint of this size needs. */
  async flushWhole(): Promise<void> {
    await this.flush();
    const bundle: Tile = { level: 'entries', index: Math.floor(this.size / TILE_WIDTH), width: this.bundle.width };
    const all = [...this.tree.partial(), { tile: bundle, bytes: this.bundle.bytes }].filter(({ tile }) => tile.width > 0);
    for (const { tile } of all) this.partial.add(partialFolder(tile));
    await Promise.all(all.map(({ tile, bytes }) => this.tiles.write(tilePath(tile), bytes)));
  }

  /** The tiles and bundles that have become full since this was last asked. */
  takeFilled(): readonly Tile[] {
    const filled = this.filled;
    this.filled = [];
    return filled;
  }

  /** Folders of partial tiles that have a full one beside them since this was last asked. */
  takeOvergrown(): readonly string[] {
    const overgrown = this.overgrown;
    this.overgrown = [];
    return overgrown;
  }

  private fill(tile: Tile, bytes: Uint8Array): void {
    this.due.push({ path: tilePath(tile), bytes });
    this.filled.push(tile);
    const folder = partialFolder(tile);
    if (this.partial.delete(folder)) this.overgrown.push(folder);
  }
}

/** Where the partial tiles of a place lie. */
const partialFolder = (tile: Tile): string => `${tilePath({ ...tile, width: TILE_WIDTH })}.p`;

function joinedHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  hashes.forEach((hash, at) => bytes.set(hash, at * HASH_BYTES));
  return bytes;
}
