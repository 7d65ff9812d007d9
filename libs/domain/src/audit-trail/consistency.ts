import { emptyRoot, nodeHash, sameBytes, type Sha256 } from './hashing.js';
import { hashOfRange, isTreeSize, splitOf, type NodeReader } from './tree.js';

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * RFC 6962, section 2.1.2 `PROOF(older, D[newer])`; empty from the tree without leaves and from a tree to itself.
 * @throws RangeError unless 0 ≤ older ≤ newer.
 */
export function consistencyPath(older: number, newer: number, nodes: NodeReader, sha256: Sha256): readonly Uint8Array[] {
  if (!isTreeSize(older) || !isTreeSize(newer) || older > newer) throw new RangeError(`no tree of ${older} within one of ${newer}`);
  if (older === 0 || older === newer) return [];
  const downwards: Uint8Array[] = [];
  let from = 0;
  let to = newer;
  let known = true; // the older root itself, which the verifier has
  while (older < to) {
    const middle = from + splitOf(to - from);
    if (older <= middle) {
      downwards.push(hashOfRange(middle, to, nodes, sha256));
      to = middle;
    } else {
      downwards.push(hashOfRange(from, middle, nodes, sha256));
      from = middle;
      known = false;
    }
  }
  if (!known) downwards.push(hashOfRange(from, to, nodes, sha256));
  return downwards.reverse();
}

/** Does the path prove that the newer tree begins with all leaves of the older one? Never true for a path with a hash too many. */
export function provesConsistency(older: TreeHead, newer: TreeHead, path: readonly Uint8Array[], sha256: Sha256): boolean {
  if (!isTreeSize(older.size) || !isTreeSize(newer.size) || older.size > newer.size) return false;
  if (older.size === newer.size) return path.length === 0 && sameBytes(older.root, newer.root);
  if (older.size === 0) return path.length === 0 && sameBytes(older.root, emptyRoot(sha256));
  return climbs(older, newer, path, sha256);
}

function climbs(older: TreeHead, newer: TreeHead, path: readonly Uint8Array[], sha256: Sha256): boolean {
  let place = older.size - 1;
  let last = newer.size - 1;
  while (place % 2 === 1) {
    place = (place - 1) / 2;
    last = Math.floor(last / 2);
  }
  // A complete older tree is itself the first hash of the way.
  const [first, ...rest] = place === 0 ? [older.root, ...path] : path;
  if (first === undefined) return false;
  let oldRoot = first;
  let newRoot = first;
  for (const sibling of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      oldRoot = nodeHash(sibling, oldRoot, sha256);
      newRoot = nodeHash(sibling, newRoot, sha256);
      while (place % 2 === 0 && place !== 0) {
        place /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      newRoot = nodeHash(newRoot, sibling, sha256);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && sameBytes(oldRoot, older.root) && sameBytes(newRoot, newer.root);
}
