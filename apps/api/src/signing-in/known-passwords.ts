import { hash } from 'node:crypto';
import { KNOWN_PASSWORD_HASHES } from './known-password-hashes.js';

/** Bytes kept of each hash: of 25 million passwords that nobody knows, one is taken for a known one. */
const BYTES = 5;

let unpacked: Buffer | null = null;

/**
 * Whether the password is among those of twelve characters and more in a list of the million commonest that were ever leaked, in
 * whatever case; what is put together from words and runs of keys is told by `passwordFault`.
 */
export function isKnownPassword(password: string): boolean {
  unpacked ??= Buffer.from(KNOWN_PASSWORD_HASHES, 'base64');
  const wanted = hash('sha256', password.normalize('NFC').toLowerCase(), 'buffer').subarray(0, BYTES);
  let [low, high] = [0, unpacked.length / BYTES];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = wanted.compare(unpacked, middle * BYTES, (middle + 1) * BYTES);
    if (order === 0) return true;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return false;
}
