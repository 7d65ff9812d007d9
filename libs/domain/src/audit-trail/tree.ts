import { emptyRoot, nodeHash, type Sha256 } from './hashing.js';

/**
 * The hash of the complete subtree `index` of height `level`: of the leaves from `index · 2^level` on, `2^level` of
 * them. Level 0 are the leaves. Asked only for subtrees that lie whole within the tree.
 */
export type NodeReader = (level: number, index: number) => Uint8Array;

/** Where a complete subtree stands. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Tree sizes are whole numbers that arithmetic is exact on; far beyond any log. */
export const isTreeSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;

/** The greatest power of two below `size`, for sizes from 2: where RFC 6962 splits a tree. */
export function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The complete subtrees that the leaves from `from` to before `to` fall into, left to right; `from` lies where a subtree as wide can begin. */
export function subtrees(from: number, to: number): readonly Subtree[] {
  const nodes: Subtree[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at + 2 ** (level + 1) <= to && at % 2 ** (level + 1) === 0) level += 1;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** Joins subtrees of falling size from the right: the hash of all their leaves. */
export function joined(hashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot(sha256);
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, sha256), last);
}

/** RFC 6962 `MTH(D[from:to])`. */
export const hashOfRange = (from: number, to: number, nodes: NodeReader, sha256: Sha256): Uint8Array =>
  joined(subtrees(from, to).map(({ level, index }) => nodes(level, index)), sha256);

/** Hears of every complete subtree as soon as it is. */
export type NodeListener = (level: number, index: number, hash: Uint8Array) => void;

/** A tree that grows at its right edge and remembers only that: one hash for each bit of its size. */
export class GrowingTree {
  private constructor(
    private count: number,
    /** Roots of the complete subtrees, the widest first. */
    private readonly edge: Uint8Array[],
    private readonly sha256: Sha256,
  ) {}

  static empty(sha256: Sha256): GrowingTree {
    return new GrowingTree(0, [], sha256);
  }

  /** The tree of that size whose subtrees can be read. */
  static of(size: number, nodes: NodeReader, sha256: Sha256): GrowingTree {
    return new GrowingTree(size, subtrees(0, size).map(({ level, index }) => nodes(level, index)), sha256);
  }

  get size(): number {
    return this.count;
  }

  append(leaf: Uint8Array, heard: NodeListener = () => undefined): void {
    let hash = leaf;
    let level = 0;
    let index = this.count;
    heard(level, index, hash);
    while (index % 2 === 1) {
      hash = nodeHash(this.edge.pop() as Uint8Array, hash, this.sha256);
      level += 1;
      index = (index - 1) / 2;
      heard(level, index, hash);
    }
    this.edge.push(hash);
    this.count += 1;
  }

  root(): Uint8Array {
    return joined(this.edge, this.sha256);
  }
}
