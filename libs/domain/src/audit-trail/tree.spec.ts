import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consistencyPath, provesConsistency } from './consistency.js';
import { emptyRoot, leafHash, nodeHash } from './hashing.js';
import { hexadecimal } from './hexadecimal.js';
import { inclusionPath, provesInclusion, rootByInclusion } from './inclusion.js';
import { GrowingTree, hashOfRange, splitOf, type NodeReader } from './tree.js';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** RFC 6962, section 2.1, word by word. */
function mth(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return emptyRoot(sha256);
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  const middle = splitOf(leaves.length);
  return nodeHash(mth(leaves.slice(0, middle)), mth(leaves.slice(middle)), sha256);
}

/** A tree over entries that are their own number, and its subtrees. */
function treeOf(size: number): { readonly leaves: readonly Uint8Array[]; readonly nodes: NodeReader; readonly tree: GrowingTree } {
  const leaves = Array.from({ length: size }, (_, index) => leafHash(Buffer.from(String(index)), sha256));
  const known = new Map<string, Uint8Array>();
  const tree = GrowingTree.empty(sha256);
  for (const leaf of leaves) tree.append(leaf, (level, index, hash) => known.set(`${level} ${index}`, hash));
  const nodes: NodeReader = (level, index) => {
    const hash = known.get(`${level} ${index}`);
    if (hash === undefined) throw new Error(`no complete subtree ${level} ${index}`);
    return hash;
  };
  return { leaves, nodes, tree };
}

/** The leaves and roots that the tests of certificate transparency share (RFC 6962 trees of 1 to 8 entries). */
const KNOWN_ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const KNOWN_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the tree of RFC 6962', () => {
  it('has the roots that everybody has', () => {
    const tree = GrowingTree.empty(sha256);
    const roots = [hexadecimal(tree.root())];
    for (const entry of KNOWN_ENTRIES) {
      tree.append(leafHash(bytesOf(entry), sha256));
      roots.push(hexadecimal(tree.root()));
    }
    expect(roots).toEqual(KNOWN_ROOTS);
  });

  it('grows leaf by leaf to the root of the definition, also when it is taken up again from its subtrees', () => {
    const { leaves, nodes } = treeOf(600);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), (a, b) => {
        const [size, later] = [Math.min(a, b), Math.max(a, b)];
        const tree = GrowingTree.of(size, nodes, sha256);
        expect(tree.root()).toEqual(mth(leaves.slice(0, size)));
        for (const leaf of leaves.slice(size, later)) tree.append(leaf);
        expect(tree.size).toBe(later);
        expect(tree.root()).toEqual(mth(leaves.slice(0, later)));
        expect(hashOfRange(0, later, nodes, sha256)).toEqual(tree.root());
      }),
      { numRuns: 200 },
    );
  });

  it('splits at the greatest power of two below the size', () => {
    expect([2, 3, 4, 5, 8, 9, 2 ** 40 + 1].map(splitOf)).toEqual([1, 2, 2, 4, 4, 8, 2 ** 40]);
  });
});

describe('proofs', () => {
  const { leaves, nodes } = treeOf(300);
  const roots = leaves.map((_, index) => hashOfRange(0, index + 1, nodes, sha256));
  const rootOf = (size: number): Uint8Array => roots[size - 1] ?? emptyRoot(sha256);
  const size = fc.integer({ min: 1, max: 300 });

  it('prove every leaf at its place, and at no other place or root', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (of, at, other) => {
        const index = at % of;
        const path = inclusionPath(index, of, nodes, sha256);
        const leaf = leaves[index] as Uint8Array;
        expect(provesInclusion(leaf, index, of, rootOf(of), path, sha256)).toBe(true);
        const elsewhere = other % of;
        expect(provesInclusion(leaf, elsewhere, of, rootOf(of), path, sha256)).toBe(elsewhere === index);
        // The size is vouched for by whoever signed it with the root, not by the path.
        expect(provesInclusion(leaf, index, of, rootOf((of % 300) + 1), path, sha256)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('prove every older tree within a newer one, and nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (a, b) => {
        const [older, newer] = [Math.min(a, b), Math.max(a, b)];
        const path = consistencyPath(older, newer, nodes, sha256);
        const heads = [{ size: older, root: rootOf(older) }, { size: newer, root: rootOf(newer) }] as const;
        expect(provesConsistency(...heads, path, sha256)).toBe(true);
        const forked = { size: newer, root: sha256(rootOf(newer)) };
        expect(provesConsistency(heads[0], forked, path, sha256)).toBe(older === 0 && newer > 0);
        if (older > 0) expect(provesConsistency({ size: older, root: sha256(rootOf(older)) }, heads[1], path, sha256)).toBe(false);
        expect(provesConsistency(heads[1], heads[0], path, sha256)).toBe(older === newer);
      }),
      { numRuns: 400 },
    );
  });

  it('fail with any bit changed, any hash left out, doubled or added', () => {
    fc.assert(
      fc.property(size, size, fc.nat(), fc.nat(), (a, b, at, bit) => {
        const [older, newer] = [Math.min(a, b), Math.max(a, b)];
        const index = at % newer;
        const leaf = leaves[index] as Uint8Array;
        for (const path of mutants(inclusionPath(index, newer, nodes, sha256), bit)) {
          expect(provesInclusion(leaf, index, newer, rootOf(newer), path, sha256)).toBe(false);
        }
        for (const path of mutants(consistencyPath(older, newer, nodes, sha256), bit)) {
          expect(provesConsistency({ size: older, root: rootOf(older) }, { size: newer, root: rootOf(newer) }, path, sha256)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are of no leaf outside the tree and of no size that is none', () => {
    expect(() => inclusionPath(3, 3, nodes, sha256)).toThrow(RangeError);
    expect(() => consistencyPath(4, 3, nodes, sha256)).toThrow(RangeError);
    expect([-1, 0.5, 2 ** 53, Number.NaN].map((of) => rootByInclusion(leaves[0] as Uint8Array, 0, of, [], sha256))).toEqual([null, null, null, null]);
    expect(provesConsistency({ size: 0.5, root: rootOf(1) }, { size: 1, root: rootOf(1) }, [], sha256)).toBe(false);
  });
});

function mutants(path: readonly Uint8Array[], bit: number): readonly (readonly Uint8Array[])[] {
  const stranger = sha256(Uint8Array.of(bit & 255));
  const longer = [[...path, stranger], [stranger, ...path]];
  if (path.length === 0) return longer;
  const at = bit % path.length;
  const flipped = path.map((hash, place) => (place === at ? hash.map((byte, where) => (where === bit % 32 ? byte ^ (1 << (bit % 8)) : byte)) : hash));
  return [...longer, flipped, path.toSpliced(at, 1), path.toSpliced(at, 0, path[at] as Uint8Array)];
}
