import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { GrowingTiles, type TileOfHashes } from './growing-tiles.js';
import { HASH_BYTES, leafHash, type Sha256 } from './hashing.js';
import { TILE_HEIGHT, tilePath, tilesOf, TILE_WIDTH } from './tiles.js';
import { GrowingTree } from './tree.js';

const sha256: Sha256 = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'));
const leaf = (index: number): Uint8Array => leafHash(Buffer.from(String(index)), sha256);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const named = ({ tile, bytes }: TileOfHashes): readonly [string, string] => [tilePath(tile), hex(bytes)];

/** The hashes of every tile by the definition: those of the subtrees whose height is a multiple of 8. */
function byDefinition(size: number): { readonly root: string; readonly tiles: ReadonlyMap<string, string> } {
  const levels: string[][] = [];
  const tree = GrowingTree.empty(sha256);
  for (let index = 0; index < size; index++) {
    tree.append(leaf(index), (level, _, hash) => {
      if (level % TILE_HEIGHT === 0) (levels[level / TILE_HEIGHT] ??= []).push(hex(hash));
    });
  }
  const hashesOf = (level: number, index: number, width: number): string => (levels[level] as string[]).slice(index * TILE_WIDTH, index * TILE_WIDTH + width).join('');
  return { root: hex(tree.root()), tiles: new Map([...tilesOf(size)].map((tile) => [tilePath(tile), hashesOf(tile.level, tile.index, tile.width)])) };
}

/** Grown leaf by leaf from `from`, with what was heard of full tiles. */
function grown(size: number, begin?: { readonly size: number; readonly edge: readonly Uint8Array[] }): { readonly tree: GrowingTiles; readonly full: TileOfHashes[] } {
  const full: TileOfHashes[] = [];
  const tree = new GrowingTiles(sha256, (filled) => full.push(filled), begin);
  for (let index = begin?.size ?? 0; index < size; index++) {
    tree.append((hashes, at) => (hashes.set(leaf(index), at), true));
  }
  return { tree, full };
}

describe('a tree that grows as tiles', () => {
  it.each([0, 1, 2, 3, 255, 256, 257, 511, 512, 1_000, 65_535, 65_536, 66_100])('has the root and the tiles of the definition at %i leaves', (size) => {
    const { tree, full } = grown(size);
    const { root, tiles } = byDefinition(size);
    expect([tree.size, hex(tree.root())]).toEqual([size, root]);
    expect(new Map([...full, ...tree.partial()].map(named))).toEqual(tiles);
  });

  it('goes on from the tiles at its edge', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 600 }), (before, more) => {
        const { tree } = grown(before);
        const edge: Uint8Array[] = [];
        for (const { tile, bytes } of tree.partial()) edge[tile.level] = bytes;
        const again = grown(before + more, { size: before, edge: Array.from(edge, (bytes) => bytes ?? new Uint8Array(0)) });
        expect(hex(again.tree.root())).toBe(byDefinition(before + more).root);
      }),
      { numRuns: 30 },
    );
  });

  it('is what it was when no leaf was put, or putting it failed', () => {
    const { tree, full } = grown(255);
    const root = hex(tree.root());
    const spoil = (hashes: Uint8Array, at: number): false => {
      hashes.fill(7, at, at + HASH_BYTES);
      return false;
    };
    expect(tree.append(spoil)).toBe(false);
    expect(() => tree.append(() => { throw new RangeError('too long'); })).toThrow(RangeError); // prettier-ignore
    expect([tree.size, hex(tree.root()), full.length]).toEqual([255, root, 0]);
    tree.append((hashes, at) => (hashes.set(leaf(255), at), true));
    expect(hex(tree.root())).toBe(byDefinition(256).root);
  });
});
