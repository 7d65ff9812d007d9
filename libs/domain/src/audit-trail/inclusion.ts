import { nodeHash, sameBytes, type Sha256 } from './hashing.js';
import { hashOfRange, isTreeSize, splitOf, type NodeReader } from './tree.js';

/** RFC 6962, section 2.1.1 `PATH(index, D[size])`: from the sibling of the leaf up. @throws RangeError unless 0 ≤ index < size. */
export function inclusionPath(index: number, size: number, nodes: NodeReader, sha256: Sha256): readonly Uint8Array[] {
  if (!isTreeSize(size) || !isTreeSize(index) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const downwards: Uint8Array[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    if (index < middle) {
      downwards.push(hashOfRange(middle, to, nodes, sha256));
      to = middle;
    } else {
      downwards.push(hashOfRange(from, middle, nodes, sha256));
      from = middle;
    }
  }
  return downwards.reverse();
}

/** The root that leaf and path lead to; null when the path is too short or too long for that place, or index and size are no place. */
export function rootByInclusion(leaf: Uint8Array, index: number, size: number, path: readonly Uint8Array[], sha256: Sha256): Uint8Array | null {
  if (!isTreeSize(size) || !isTreeSize(index) || index >= size) return null;
  let place = index;
  let last = size - 1;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash, sha256);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling, sha256);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : null;
}

/** Does the path prove that the leaf stands at that index of the tree with that root? */
export function provesInclusion(leaf: Uint8Array, index: number, size: number, root: Uint8Array, path: readonly Uint8Array[], sha256: Sha256): boolean {
  const reached = rootByInclusion(leaf, index, size, path, sha256);
  return reached !== null && sameBytes(reached, root);
}
