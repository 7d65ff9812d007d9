import { createPublicKey, hash, verify, type KeyObject } from 'node:crypto';
import { HASH_BYTES, type Ed25519Verify, type Sha256 } from '#libs/domain';

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** By way of a text: a buffer made by the platform for every hash would double its cost. */
export const sha256: Sha256 = (bytes) => {
  const text = hash('sha256', bytes, 'binary');
  const digest = new Uint8Array(HASH_BYTES);
  for (let at = 0; at < HASH_BYTES; at++) digest[at] = text.charCodeAt(at);
  return digest;
};

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
