import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { leafHash, type Sha256 } from './hashing.js';
import { inclusionPath } from './inclusion.js';
import { manyInclusionPath, rootByManyInclusions } from './many-inclusions.js';
import { hashOfRange, type NodeReader } from './tree.js';

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const leafOf = (index: number): Uint8Array => leafHash(new TextEncoder().encode(`entry ${index}`), sha256);
const nodes: NodeReader = (level, index) => (level === 0 ? leafOf(index) : hashOfRange(index * 2 ** level, (index + 1) * 2 ** level, halves, sha256));
const halves: NodeReader = (level, index) => (level === 0 ? leafOf(index) : joinedHalves(level, index));
const joinedHalves = (level: number, index: number): Uint8Array => {
  const bytes = new Uint8Array(65);
  bytes[0] = 1;
  bytes.set(halves(level - 1, index * 2), 1);
  bytes.set(halves(level - 1, index * 2 + 1), 33);
  return sha256(bytes);
};

const trees = fc.integer({ min: 1, max: 80 }).chain((size) => fc.record({ size: fc.constant(size), indices: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { minLength: 1, maxLength: size }).map((all) => all.toSorted((a, b) => a - b)) }));
const given = (indices: readonly number[]): Map<number, Uint8Array> => new Map(indices.map((index) => [index, leafOf(index)]));

describe('one proof for many leaves', () => {
  it('leads to the root of the tree, and is the path of RFC 6962 for one leaf but for its order', () => {
    fc.assert(
      fc.property(trees, ({ size, indices }) => {
        const path = manyInclusionPath(indices, size, nodes, sha256);
        expect(rootByManyInclusions(given(indices), size, path, sha256)).toEqual(hashOfRange(0, size, nodes, sha256));
        const single = manyInclusionPath(indices.slice(0, 1), size, nodes, sha256).map(String);
        expect(single.toSorted()).toEqual(inclusionPath(indices[0] as number, size, nodes, sha256).map(String).toSorted());
      }),
    );
  });

  it('leads elsewhere, or nowhere, with anything changed', () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.nat(7), ({ size, indices }, pick, bit) => {
        const root = String(hashOfRange(0, size, nodes, sha256));
        const path = manyInclusionPath(indices, size, nodes, sha256);
        const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === pick % 32 ? byte ^ (1 << bit) : byte));
        const index = indices[pick % indices.length] as number;
        const results = [
          rootByManyInclusions(new Map(given(indices)).set(index, flipped(leafOf(index))), size, path, sha256),
          rootByManyInclusions(given(indices), size, [...path, leafOf(0)], sha256),
          ...(path.length === 0 ? [] : [rootByManyInclusions(given(indices), size, path.slice(1), sha256), rootByManyInclusions(given(indices), size, path.with(pick % path.length, flipped(path[pick % path.length] as Uint8Array)), sha256)]),
        ];
        expect(results.map(String)).not.toContain(root);
      }),
    );
  });

  it('is refused for leaves that are none', () => {
    for (const indices of [[], [3], [1, 1], [2, 1], [-1], [0.5]]) expect(() => manyInclusionPath(indices, 3, nodes, sha256)).toThrow(RangeError);
    for (const indices of [[], [3], [-1]]) expect(rootByManyInclusions(given(indices), 3, [], sha256)).toBeNull();
  });
});
