import { createHash } from 'node:crypto';
import { consistencyPath, GrowingTree, hashOfRange, hexadecimal, inclusionPath, leafHash, provesConsistency, provesInclusion, type NodeReader } from '#libs/domain';
import type { Answer, Question } from './judges.js';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** This project's answer to the questions about trees that the other implementations are asked. */
export function ourAnswer(question: Question): Answer {
  if (question.ask === 'make') return ourProofs(question);
  if (question.ask === 'inclusion') {
    const { leaf, index, size, root, path } = question;
    return { good: provesInclusion(bytesOf(leaf), index, size, bytesOf(root), path.map(bytesOf), sha256) };
  }
  if (question.ask === 'consistency') {
    const { older, old, size, root, path } = question;
    return { good: provesConsistency({ size: older, root: bytesOf(old) }, { size, root: bytesOf(root) }, path.map(bytesOf), sha256) };
  }
  throw new Error(`not about trees: ${question.ask}`);
}

/** The leaf of that number in the tree of that seed. */
export const leafOf = (seed: string, index: number): Uint8Array => leafHash(Buffer.from(`${seed}/${index}`), sha256);

function ourProofs({ seed, size, older, index }: Extract<Question, { ask: 'make' }>): Answer {
  const known = new Map<number, Uint8Array[]>();
  const tree = GrowingTree.empty(sha256);
  for (let at = 0; at < size; at++) {
    tree.append(leafOf(seed, at), (level, place, hash) => {
      const row = known.get(level) ?? [];
      row[place] = hash;
      known.set(level, row);
    });
  }
  const nodes: NodeReader = (level, place) => known.get(level)?.[place] as Uint8Array;
  const texts = (path: readonly Uint8Array[]): readonly string[] => path.map(hexadecimal);
  const inclusion = texts(inclusionPath(index, size, nodes, sha256));
  const consistency = texts(consistencyPath(older, size, nodes, sha256));
  return { root: hexadecimal(tree.root()), old: hexadecimal(hashOfRange(0, older, nodes, sha256)), inclusion, consistency, good: true };
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Questions about random trees; most are small, since small ones have the odd shapes, some reach `largest`. */
export function randomTrees(count: number, seed: number, largest: number): readonly Extract<Question, { ask: 'make' }>[] {
  const random = randomFrom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return Array.from({ length: count }, (_, at) => {
    const size = 1 + below(at % 10 === 0 ? largest : 70);
    return { ask: 'make' as const, seed: `${seed}-${at}`, size, older: 1 + below(size), index: below(size) };
  });
}

/** Checks of a tree's proofs as they are (`good`), and each with one change that must make it worthless. */
export function checksOf(tree: Extract<Question, { ask: 'make' }>, made: Answer, random: () => number): readonly { readonly question: Question; readonly good: boolean }[] {
  const { seed, size, older, index } = tree;
  const { root = '', old = '', inclusion = [], consistency = [] } = made;
  const leaf = hexadecimal(leafOf(seed, index));
  const ofLeaf = { ask: 'inclusion' as const, size, index, leaf, root, path: inclusion };
  const ofTree = { ask: 'consistency' as const, size, older, old, root, path: consistency };
  const flip = (hash: string): string => {
    const bytes = bytesOf(hash);
    const at = Math.floor(random() * 256);
    bytes[at >> 3] = (bytes[at >> 3] as number) ^ (1 << (at & 7));
    return hexadecimal(bytes);
  };
  const spoilt = (path: readonly string[]): readonly (readonly string[])[] => {
    const at = Math.floor(random() * path.length);
    const longer = [[...path, hexadecimal(sha256(Uint8Array.of(1)))], [hexadecimal(sha256(Uint8Array.of(2))), ...path]];
    return path.length === 0 ? longer : [...longer, path.with(at, flip(path[at] as string)), path.toSpliced(at, 1), path.toSpliced(at, 0, path[at] as string)];
  };
  return [
    { question: ofLeaf, good: true },
    { question: ofTree, good: true },
    ...[{ ...ofLeaf, leaf: flip(leaf) }, { ...ofLeaf, root: flip(root) }, ...spoilt(inclusion).map((path) => ({ ...ofLeaf, path }))].map((question) => ({ question, good: false })),
    ...[{ ...ofTree, root: flip(root) }, { ...ofTree, old: flip(old) }, ...spoilt(consistency).map((path) => ({ ...ofTree, path }))].map((question) => ({ question, good: false })),
  ];
}
