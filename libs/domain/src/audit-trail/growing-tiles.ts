import { foldHashes, HASH_BYTES, hashIntoBy, type HashInto, type Sha256 } from './hashing.js';
import { FULL_TILE_BYTES, hashWithin, TILE_WIDTH, type Tile } from './tiles.js';
import { joined, subtrees } from './tree.js';

/** A tile of hashes, and its bytes. */
export interface TileOfHashes {
  readonly tile: Tile & { readonly level: number };
  readonly bytes: Uint8Array;
}

/** The last tile of a level, which is not full. */
interface Edge {
  readonly hashes: Uint8Array;
  width: number;
}

/**
 * A tree that grows at its right edge and remembers that as the tiles that are not full. The hashes above the leaves of a tile
 * are taken when it is full, all at once, or when the root is asked for.
 */
export class GrowingTiles {
  private readonly edges: Edge[] = [];
  private count: number;
  private readonly folding = new Uint8Array(FULL_TILE_BYTES);

  /** @param edge the tiles that are not full, by level; none for a tree without leaves. @param full hears of each tile that has become full. */
  constructor(
    private readonly sha256: Sha256,
    private readonly full: (filled: TileOfHashes) => void,
    { size = 0, edge = [] }: { readonly size?: number; readonly edge?: readonly Uint8Array[] } = {},
    private readonly hashInto: HashInto = hashIntoBy(sha256),
  ) {
    this.count = size;
    for (const [level, hashes] of edge.entries()) {
      this.edgeAt(level).hashes.set(hashes);
      this.edgeAt(level).width = hashes.length / HASH_BYTES;
    }
  }

  get size(): number {
    return this.count;
  }

  /** Adds a leaf: `put` is to put its hash into that memory at that place. What it answers is answered; nothing is added when that is false. */
  append(put: (hashes: Uint8Array, at: number) => boolean): boolean {
    const leaves = this.edgeAt(0);
    if (!put(leaves.hashes, leaves.width * HASH_BYTES)) return false;
    this.count += 1;
    this.grow(0);
    return true;
  }

  root(): Uint8Array {
    const hashes = this.edges.toReversed().flatMap(({ hashes: tile, width }) => subtrees(0, width).map(({ level, index }) => hashWithin(tile, index * 2 ** level, 2 ** level, this.sha256)));
    return joined(hashes, this.sha256);
  }

  /** The tiles at the edge that are not full and not empty. */
  partial(): readonly TileOfHashes[] {
    return this.edges.flatMap(({ hashes, width }, level) =>
      width === 0 ? [] : [{ tile: { level, index: Math.floor(this.count / TILE_WIDTH ** (level + 1)), width }, bytes: hashes.slice(0, width * HASH_BYTES) }],
    );
  }

  private grow(level: number): void {
    const edge = this.edgeAt(level);
    edge.width += 1;
    if (edge.width < TILE_WIDTH) return;
    edge.width = 0;
    this.full({ tile: { level, index: this.count / TILE_WIDTH ** (level + 1) - 1, width: TILE_WIDTH }, bytes: edge.hashes.slice() });
    this.folding.set(edge.hashes);
    for (let pairs = TILE_WIDTH / 2; pairs >= 1; pairs /= 2) foldHashes(this.folding, pairs, this.hashInto);
    const above = this.edgeAt(level + 1);
    above.hashes.set(this.folding.subarray(0, HASH_BYTES), above.width * HASH_BYTES);
    this.grow(level + 1);
  }

  private edgeAt(level: number): Edge {
    return (this.edges[level] ??= { hashes: new Uint8Array(FULL_TILE_BYTES), width: 0 });
  }
}
