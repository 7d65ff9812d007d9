import { createPublicKey, hash, verify } from 'node:crypto';
import type { Cryptography } from '#libs/application';

/** What stands before the 32 bytes of an Ed25519 public key in its DER form (RFC 8410). */
export const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** SHA-256 and Ed25519 of node:crypto. */
export const nodeCryptography: Cryptography = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  verify: (publicKey, message, signature) => {
    try {
      return verify(null, message, createPublicKey({ key: Buffer.concat([SPKI_HEAD, publicKey]), format: 'der', type: 'spki' }), signature);
    } catch {
      return false; // no point of the curve
    }
  },
};
