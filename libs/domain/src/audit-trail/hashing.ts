/** SHA-256 of the bytes, which may be others afterwards: 32 bytes. Passed in, because the domain reaches no platform. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

/** SHA-256 of the bytes, put there: 32 bytes. Whoever hashes very many spares an array for each. */
export type HashInto = (bytes: Uint8Array, target: Uint8Array, at: number) => void;

export const hashIntoBy =
  (sha256: Sha256): HashInto =>
  (bytes, target, at) =>
    target.set(sha256(bytes), at);

export const HASH_BYTES = 32;
const LEAF = 0;
const NODE = 1;

/** Where what is hashed is put together, each time anew: memory of its own for every hash would cost more than the hash. */
const SCRATCH = new Uint8Array(4096);
const PAIR = new Uint8Array(1 + 2 * HASH_BYTES).fill(NODE, 0, 1);

/** RFC 6962, section 2.1: the hash of an entry, `H(0x00 ‖ entry)`. */
export function leafHash(entry: Uint8Array, sha256: Sha256): Uint8Array {
  const prefixed = 1 + entry.length <= SCRATCH.length ? SCRATCH.subarray(0, 1 + entry.length) : new Uint8Array(1 + entry.length);
  prefixed[0] = LEAF;
  prefixed.set(entry, 1);
  return sha256(prefixed);
}

/** RFC 6962, section 2.1: the hash of two subtrees, `H(0x01 ‖ left ‖ right)`. */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  PAIR.set(left, 1);
  PAIR.set(right, 1 + HASH_BYTES);
  return sha256(PAIR);
}

/** The hashes of neighbours, pair by pair, in the place of the first of them: `pairs` hashes of subtrees twice as wide. */
export function nodeHashes(hashes: Uint8Array, pairs: number, sha256: Sha256): void {
  for (let pair = 0; pair < pairs; pair++) {
    PAIR.set(hashes.subarray(2 * pair * HASH_BYTES, (2 * pair + 2) * HASH_BYTES), 1);
    hashes.set(sha256(PAIR), pair * HASH_BYTES);
  }
}

/** The same, each hash put in its place. */
export function foldHashes(hashes: Uint8Array, pairs: number, hashInto: HashInto): void {
  for (let pair = 0; pair < pairs; pair++) {
    const from = 2 * pair * HASH_BYTES;
    for (let place = 0; place < 2 * HASH_BYTES; place++) PAIR[1 + place] = hashes[from + place] as number;
    hashInto(PAIR, hashes, pair * HASH_BYTES);
  }
}

/** RFC 6962, section 2.1: the root of the tree without leaves, `H("")`. */
export const emptyRoot = (sha256: Sha256): Uint8Array => sha256(new Uint8Array(0));

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
