import { nodeHash, type Sha256 } from './hashing.js';
import { hashOfRange, isTreeSize, splitOf, type NodeReader } from './tree.js';

/** Where the first of the sorted numbers from `least` on stands. */
function placeOf(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * One proof for many leaves: the hashes of all ranges, as RFC 6962 splits the tree, that hold none of them, from left to
 * right. Never more than the paths of each leaf together, and far fewer where leaves lie close.
 * @param indices of the leaves, from 0, ascending, each once. @throws RangeError unless all lie in the tree and there is one.
 */
export function manyInclusionPath(indices: readonly number[], size: number, nodes: NodeReader, sha256: Sha256): readonly Uint8Array[] {
  const ascending = indices.every((index, at) => isTreeSize(index) && (at === 0 || index > (indices[at - 1] as number)));
  if (!isTreeSize(size) || indices.length === 0 || !ascending || (indices.at(-1) as number) >= size) throw new RangeError(`no such leaves in a tree of ${size}`);
  const path: Uint8Array[] = [];
  const walk = (from: number, to: number): void => {
    if (placeOf(indices, from) === placeOf(indices, to)) path.push(hashOfRange(from, to, nodes, sha256));
    else if (to - from > 1) {
      const middle = from + splitOf(to - from);
      walk(from, middle);
      walk(middle, to);
    }
  };
  walk(0, size);
  return path;
}

/** The root that the leaves and the path lead to; null when the path is too short or too long for them, or they are no leaves of such a tree. */
export function rootByManyInclusions(leaves: ReadonlyMap<number, Uint8Array>, size: number, path: readonly Uint8Array[], sha256: Sha256): Uint8Array | null {
  const indices = [...leaves.keys()].toSorted((a, b) => a - b);
  if (!isTreeSize(size) || indices.length === 0 || (indices[0] as number) < 0 || (indices.at(-1) as number) >= size) return null;
  let taken = 0;
  const walk = (from: number, to: number): Uint8Array | null => {
    if (placeOf(indices, from) === placeOf(indices, to)) return path[taken++] ?? null;
    if (to - from === 1) return leaves.get(from) ?? null;
    const middle = from + splitOf(to - from);
    const [left, right] = [walk(from, middle), walk(middle, to)];
    return left === null || right === null ? null : nodeHash(left, right, sha256);
  };
  const root = walk(0, size);
  return taken === path.length ? root : null;
}
