import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pieceAt, readBundle, writeBundle } from './bundle.js';
import { HASH_BYTES, leafHash } from './hashing.js';
import { hashesAt, indexPath, nodesInTiles, TILE_HEIGHT, tileAt, tilePath, tilesOf, tileWidth, type Tile } from './tiles.js';
import { GrowingTree } from './tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const counted = (tiles: Iterable<Tile>): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { level, width } of tiles) counts[`${level} of ${width}`] = (counts[`${level} of ${width}`] ?? 0) + 1;
  return counts;
};

describe('tiles as c2sp.org/tlog-tiles has them', () => {
  it('find their path as its example does', () => {
    expect(indexPath(1234067)).toBe('x001/x234/067');
    expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 'entries', index: 273, width: 112 })).toBe('tile/entries/273.p/112');
  });

  it('are as many and as wide as its examples say', () => {
    expect(counted(tilesOf(70_000))).toEqual({ '0 of 256': 273, '0 of 112': 1, '1 of 256': 1, '1 of 17': 1, '2 of 1': 1 });
    expect(counted(tilesOf(256))).toEqual({ '0 of 256': 1, '1 of 1': 1 });
    expect(counted(tilesOf(0))).toEqual({});
    expect([0, 255, 256, 65_535, 65_536].map((size) => hashesAt(2, size))).toEqual([0, 0, 0, 0, 1]);
  });

  it('are named by their path and by no other', () => {
    const tile = fc.record({ level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)), index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(fc.property(tile, (each) => expect(tileAt(tilePath(each))).toEqual(each)));
    const strangers = [
      'tile/0/0', 'tile/0/0000', 'tile/00/000', 'tile/64/000', 'tile/-1/000', 'tile/0/x000/001', 'tile/0/x001', 'tile/0/001/002', 'tile/0/000.p/0', 'tile/0/000.p/256',
      'tile/0/000.p/01', 'tile/0/000.p/1/', 'tile/0/../checkpoint', 'tile/entries', 'tile/data/000', '/tile/0/000', 'tile/0/000\n', 'tile/0/x999/x999/x999/x999/x999/x999/999',
    ];
    expect(strangers.map(tileAt)).toEqual(strangers.map(() => null));
  });

  it('hold every complete subtree of the tree', () => {
    const size = 70_000;
    const levels: number[][][] = [];
    const tree = GrowingTree.empty(sha256);
    const inner = new Map<string, Uint8Array>();
    const keep = (level: number, index: number, hash: Uint8Array): void => {
      if (level % TILE_HEIGHT === 0) ((levels[level / TILE_HEIGHT] ??= [])[index] = [...hash]);
      else if (index % 97 === 0) inner.set(`${level} ${index}`, hash);
    };
    for (let index = 0; index < size; index++) tree.append(leafHash(Buffer.from(String(index)), sha256), keep);
    const read = nodesInTiles(size, ({ level, index, width }) => Uint8Array.from((levels[level] as number[][]).slice(index * 256, index * 256 + width).flat()), sha256);
    expect(inner.size).toBeGreaterThan(700);
    for (const [name, hash] of inner) expect([name, read(...(name.split(' ').map(Number) as [number, number]))]).toEqual([name, new Uint8Array(hash)]);
    expect(GrowingTree.of(size, read, sha256).root()).toEqual(tree.root());
    expect([...tilesOf(size)].reduce((sum, { width }) => sum + width * HASH_BYTES, 0)).toBe((70_000 + 273 + 1) * HASH_BYTES);
    expect(tileWidth(1, 1, size)).toBe(17);
  });
});

describe('bundles', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 256 });

  it.each([2, 4] as const)('give back what was put in, with lengths of %i bytes, and nothing when they are cut off', (lengthBytes) => {
    fc.assert(
      fc.property(pieces, fc.nat(), (each, cut) => {
        const bundle = writeBundle(each, lengthBytes);
        expect(readBundle(bundle, lengthBytes)).toEqual(each);
        const places = Array.from({ length: each.length + 2 }, (_, index) => pieceAt(bundle, index, lengthBytes));
        expect(places).toEqual([...each.map((_, index) => writeBundle(each.slice(0, index), lengthBytes).length), bundle.length, null]);
        if (bundle.length === 0) return;
        expect(pieceAt(bundle.subarray(0, -1), each.length, lengthBytes)).toBeNull();
        const left = readBundle(bundle.subarray(0, cut % bundle.length), lengthBytes);
        if (left !== null) expect(left).toEqual(each.slice(0, left.length)); // cut between two pieces: too few of them
        if (left !== null) expect(left.length).toBeLessThan(each.length);
      }),
      { numRuns: 50 },
    );
  });

  it('are big-endian, hold at most 256 pieces, and none that is too long', () => {
    expect([...writeBundle([Uint8Array.of(7, 8), new Uint8Array(0)], 2)]).toEqual([0, 2, 7, 8, 0, 0]);
    expect([...writeBundle([Uint8Array.of(7)], 4)]).toEqual([0, 0, 0, 1, 7]);
    expect(readBundle(new Uint8Array(2 * 257), 2)).toBeNull();
    expect(() => writeBundle([new Uint8Array(65_536)], 2)).toThrow(RangeError);
  });
});
