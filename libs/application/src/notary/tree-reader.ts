import {
  consistencyPath, HASH_BYTES, inclusionPath, nodesInTiles, pieceAt, readBundle, TILE_WIDTH, tilePath, tilesAsked, tileWidth, type NodeReader, type Sha256, type Tile,
} from '#libs/domain';
import type { AuditTiles } from '../ports/index.js';
import { NotaryFaultError } from './notary-fault.error.js';

/** The tree of one size, read from its tiles. @throws NotaryFaultError `tile-missing` from every question whose tiles are not there or not as long as they must be. */
export class TreeReader {
  private readonly kept = new Map<string, Uint8Array>();

  constructor(
    private readonly tiles: AuditTiles,
    readonly size: number,
    private readonly sha256: Sha256,
  ) {}

  /** Asks something about complete subtrees; the tiles it needs are read before. */
  async ask<T>(question: (nodes: NodeReader) => T): Promise<T> {
    for (const tile of tilesAsked(this.size, question)) await this.hashes(tile);
    return question(nodesInTiles(this.size, (tile) => this.kept.get(tilePath(tile)) as Uint8Array, this.sha256));
  }

  /** From the sibling of the leaf up. @throws RangeError for a leaf outside the tree. */
  inclusion(index: number): Promise<readonly Uint8Array[]> {
    return this.ask((nodes) => inclusionPath(index, this.size, nodes, this.sha256));
  }

  consistencyWith(older: number): Promise<readonly Uint8Array[]> {
    return this.ask((nodes) => consistencyPath(older, this.size, nodes, this.sha256));
  }

  /** The hashes of a tile, as many as it is wide. */
  async hashes(tile: Tile & { readonly level: number }): Promise<Uint8Array> {
    const path = tilePath(tile);
    const known = this.kept.get(path);
    if (known !== undefined) return known;
    const found = (await this.whole(tile))?.subarray(0, tile.width * HASH_BYTES);
    if (found?.length !== tile.width * HASH_BYTES) throw new NotaryFaultError('tile-missing', { path });
    this.kept.set(path, found);
    return found;
  }

  /** The entries of a bundle, as many as it has in this tree. */
  async entries(index: number): Promise<readonly Uint8Array[]> {
    return readBundle(await this.bundle(index), 2) ?? [];
  }

  /** The same as they are stored, each with its length before it. */
  async bundle(index: number): Promise<Uint8Array> {
    const tile: Tile = { level: 'entries', index, width: tileWidth(0, index, this.size) };
    const bundle = await this.whole(tile);
    const end = bundle === null ? null : pieceAt(bundle, tile.width, 2);
    if (bundle === null || end === null) throw new NotaryFaultError('tile-missing', { path: tilePath(tile) });
    return bundle.subarray(0, end);
  }

  /** A partial tile may be gone once the full one is there, which begins with the same hashes. */
  private async whole(tile: Tile): Promise<Uint8Array | null> {
    return (await this.tiles.read(tilePath(tile))) ?? (tile.width === TILE_WIDTH ? null : this.tiles.read(tilePath({ ...tile, width: TILE_WIDTH })));
  }
}
