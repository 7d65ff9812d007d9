import { HASH_BYTES, nodesInTiles, tilePath, type NodeReader, type Tile } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { sha256 } from '../node-hashing.js';
import type { Findings } from './findings.js';

/** A tile cannot be read; what is wrong with it has been noted. */
export class TileAbsentError extends Error {
  constructor(readonly path: string) {
    super(path);
  }
}

/** The tiles of a tree as the copy has them. A tile that is missing or cut off is noted once. */
export class TreeOfCopy {
  private readonly noted = new Set<string>();
  /** The tile of each level that was read last: the next question is often about the same. */
  private readonly last = new Map<Tile['level'], { readonly path: string; readonly hashes: Uint8Array }>();

  constructor(
    private readonly copy: Copy,
    private readonly findings: Findings,
    readonly size: number,
  ) {}

  /** Exactly as many hashes as the tile is wide; null when they are not there. */
  hashes(tile: Tile): Uint8Array | null {
    const path = tilePath(tile);
    const last = this.last.get(tile.level);
    if (last?.path === path) return last.hashes;
    const bytes = this.copy.read(path);
    if (bytes?.length === tile.width * HASH_BYTES) {
      this.last.set(tile.level, { path, hashes: bytes });
      return bytes;
    }
    if (!this.noted.has(path)) {
      this.noted.add(path);
      this.findings.add(bytes === null ? 'tile-missing' : 'tile-truncated', { file: path, facts: { bytes: bytes?.length ?? 0, expected: tile.width * HASH_BYTES } });
    }
    return null;
  }

  /** @throws TileAbsentError. */
  readonly nodes: NodeReader = (level, index) =>
    nodesInTiles(
      this.size,
      (tile) => {
        const hashes = this.hashes(tile);
        if (hashes === null) throw new TileAbsentError(tilePath(tile));
        return hashes;
      },
      sha256,
    )(level, index);
}
