import { HASH_BYTES, nodeHashes, type Sha256 } from './hashing.js';
import type { NodeReader, Subtree } from './tree.js';

/** Hashes in a full tile; entries in a full bundle (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;
export const FULL_TILE_BYTES = TILE_WIDTH * HASH_BYTES;

/** One tile of the tree (`level` from 0), or one bundle of what belongs to the leaves. `width`: 1–256. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

const ENTRIES = 'entries';
const INDEX_PATH = String.raw`((?:x\d{3}/)*\d{3})(?:\.p/([1-9]\d{0,2}))?`;
const TILE_PATH = new RegExp(String.raw`^tile/(0|[1-9]\d?|entries)/${INDEX_PATH}$`);

/** `1234067` as `x001/x234/067`, with `.p/<width>` behind it unless the width is full. */
export function indexPath(index: number, width: number = TILE_WIDTH): string {
  let path = String(index % 1000).padStart(3, '0');
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) path = `x${String(rest % 1000).padStart(3, '0')}/${path}`;
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** Where a tile is found below the prefix of the log: `tile/0/x001/234.p/17`. */
export const tilePath = ({ level, index, width }: Tile): string => `tile/${level}/${indexPath(index, width)}`;

/** The tile that a path names; null when `tilePath` gives another path for it or none. */
export function tileAt(path: string): Tile | null {
  const [, level, digits = '', partial] = TILE_PATH.exec(path) ?? [];
  if (level === undefined) return null;
  const tile: Tile = {
    level: level === ENTRIES ? ENTRIES : Number(level),
    index: Number(digits.replaceAll(/[x/]/g, '')),
    width: partial === undefined ? TILE_WIDTH : Number(partial),
  };
  return tile.level !== ENTRIES && tile.level > 63 ? null : Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : null;
}

/** Number of hashes that the tiles of a level hold for a tree of that size: its complete subtrees of height 8 · level. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level);

/** How wide the tile with that index is in a tree of that size; 0 when the tree does not reach it. */
export const tileWidth = (level: number, index: number, size: number): number =>
  Math.max(0, Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH));

/** Levels of tiles that a tree of that size has. */
export function tileLevels(size: number): number {
  let levels = 0;
  while (hashesAt(levels, size) > 0) levels += 1;
  return levels;
}

/** Every tile of the hashes of a tree of that size, level by level. */
export function* tilesOf(size: number): Generator<Tile & { readonly level: number }> {
  for (let level = 0; level < tileLevels(size); level++) {
    for (let index = 0; tileWidth(level, index, size) > 0; index++) yield { level, index, width: tileWidth(level, index, size) };
  }
}

/** Which tile holds the hashes that a subtree is made of, and which of them. */
export function placeOf({ level, index }: Subtree, size: number): { readonly tile: Tile & { readonly level: number }; readonly from: number; readonly count: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level - tileLevel * TILE_HEIGHT);
  const first = index * count;
  const tileIndex = Math.floor(first / TILE_WIDTH);
  return { tile: { level: tileLevel, index: tileIndex, width: tileWidth(tileLevel, tileIndex, size) }, from: first % TILE_WIDTH, count };
}

/** Reads subtrees of a tree of that size out of its tiles. `tile` gives the bytes of a tile, which must be as long as its width says. */
export const nodesInTiles =
  (size: number, tile: (tile: Tile & { readonly level: number }) => Uint8Array, sha256: Sha256): NodeReader =>
  (level, index) => {
    const place = placeOf({ level, index }, size);
    return hashWithin(tile(place.tile), place.from, place.count, sha256);
  };

/** Which tiles a question about subtrees of a tree of that size will read, found by asking it of blank ones: what is read depends on places only. */
export function tilesAsked(size: number, question: (nodes: NodeReader) => unknown): readonly (Tile & { readonly level: number })[] {
  const asked = new Map<string, Tile & { readonly level: number }>();
  question((level, index) => {
    const { tile } = placeOf({ level, index }, size);
    asked.set(tilePath(tile), tile);
    return new Uint8Array(HASH_BYTES);
  });
  return [...asked.values()];
}

/** The hash of `count` hashes of a tile (a power of two), from the hash `from` on. */
export function hashWithin(tile: Uint8Array, from: number, count: number, sha256: Sha256): Uint8Array {
  const hashes = tile.slice(from * HASH_BYTES, (from + count) * HASH_BYTES);
  for (let width = count; width > 1; width /= 2) nodeHashes(hashes, width / 2, sha256);
  return hashes.slice(0, HASH_BYTES);
}
