import { createPublicKey, hash, verify } from 'node:crypto';
import type { Cryptography } from '#libs/application';

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
export const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

const HASH_BYTES = 32;

/** By way of a text: a buffer made by the platform for every hash would double its cost. */
function sha256Into(bytes: Uint8Array, target: Uint8Array, at: number): void {
  const text = hash('sha256', bytes, 'binary');
  for (let place = 0; place < HASH_BYTES; place++) target[at + place] = text.charCodeAt(place);
}

function sha256(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(HASH_BYTES);
  sha256Into(bytes, digest, 0);
  return digest;
}

/** SHA-256 and Ed25519 of node:crypto. */
export const nodeCryptography: Cryptography = {
  sha256,
  sha256Into,
  sha256Hex: (content) => hash('sha256', content, 'hex'),
  verify: (publicKey, message, signature) => {
    try {
      return verify(null, message, createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' }), signature);
    } catch {
      return false; // no point of the curve
    }
  },
};
