import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import { HASH_BYTES, MOST_ENTRY_BYTES, type Ed25519Verify, type Sha256 } from '#libs/domain';

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** By way of a text: a buffer made by the platform for every hash would double its cost. */
export const sha256: Sha256 = (bytes) => {
  const text = hash('sha256', bytes, 'binary');
  const digest = new Uint8Array(HASH_BYTES);
  for (let at = 0; at < HASH_BYTES; at++) digest[at] = text.charCodeAt(at);
  return digest;
};

/** An entry may be so long (c2sp.org/tlog-tiles); the byte before it tells leaves from nodes (RFC 6962). */
const leaf = Buffer.alloc(1 + MOST_ENTRY_BYTES);

/** Whether the hash `at` of a tile is that of the leaf with this entry: compared as it comes, of bytes at one place, since it is asked for every event. */
export function isLeafHash(entry: Uint8Array, tile: Uint8Array, at: number): boolean {
  leaf.set(entry, 1);
  const digest = hash('sha256', leaf.subarray(0, 1 + entry.length), 'binary');
  for (let byte = 0; byte < HASH_BYTES; byte++) if (tile[at * HASH_BYTES + byte] !== digest.charCodeAt(byte)) return false;
  return true;
}

/** 64 lower-case hexadecimal digits. */
export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

const KEYS = new Map<string, KeyObject | null>();
const MOST_KEYS = 1_000;

export const verifyEd25519: Ed25519Verify = (publicKey, message, signature) => {
  const key = keyOf(publicKey);
  return key !== null && verify(null, message, key, signature);
};

/** Null when the bytes are no point of the curve. */
function keyOf(publicKey: Uint8Array): KeyObject | null {
  const der = Buffer.concat([SPKI_HEAD, publicKey]);
  const name = der.toString('latin1');
  const known = KEYS.get(name);
  if (known !== undefined) return known;
  let key: KeyObject | null = null;
  try {
    key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    // remembered as none
  }
  if (KEYS.size >= MOST_KEYS) KEYS.clear();
  KEYS.set(name, key);
  return key;
}
