import { randomBytes } from 'node:crypto';
import { tokenHash } from '../signing-in/tokens.js';

const CODES = 10;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** 24 characters of 5 bits: 120, too many for guessing, so that a plain hash is enough. */
const LENGTH = 24;
const SHAPE = /^[a-z2-7]{24}$/u;

/** Codes for whoever lost the telephone, written down and used once each: `abcd-efgh-…`. */
export const freshRecoveryCodes = (): readonly string[] => Array.from({ length: CODES }, freshCode);

const freshCode = (): string => (Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % 32]).join('').match(/.{4}/gu) ?? []).join('-');

/** What is kept of a code, however it was typed: SHA-256 in hexadecimal; null when the text can be no such code. */
export function recoveryHash(typed: string): string | null {
  const plain = typed.replaceAll(/[\s-]/gu, '').toLowerCase();
  return SHAPE.test(plain) ? tokenHash(plain) : null;
}
