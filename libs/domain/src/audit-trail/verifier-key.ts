import { base64, fromBase64 } from './base64.js';
import { sameBytes, type Sha256 } from './hashing.js';
import { hexadecimal } from './hexadecimal.js';

/** Ed25519 (RFC 8032), passed in: does the signature of 64 bytes of that public key of 32 bytes fit the message? Never throws. */
export type Ed25519Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;

/** What a key signs: whole checkpoints of a log, or timestamped cosignatures of a witness (c2sp.org/signed-note, signature types). */
export const KEY_KINDS = { log: 0x01, witness: 0x04 } as const;
export type KeyKind = keyof typeof KEY_KINDS;

/** A public key with its name, as `<name>+<key id>+<base 64>` tells it. */
export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly id: string;
  readonly kind: KeyKind;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

const PUBLIC_KEY_BYTES = 32;
const encoder = new TextEncoder();

/** No Unicode space, no plus, no control character, not empty. */
export const isKeyName = (name: string): boolean => name !== '' && name.isWellFormed() && !/[\p{White_Space}\p{Cc}+]/u.test(name);

/** The key with its id: the first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). @throws RangeError for a name or key that cannot be. */
export function verifierKey(name: string, kind: KeyKind, publicKey: Uint8Array, sha256: Sha256): VerifierKey {
  if (!isKeyName(name)) throw new RangeError(`no name of a key: ${JSON.stringify(name)}`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError(`a public key of ${publicKey.length} bytes`);
  const hash = sha256(Uint8Array.of(...encoder.encode(name), 0x0a, KEY_KINDS[kind], ...publicKey));
  return { name, id: hexadecimal(hash.subarray(0, 4)), kind, publicKey };
}

export const verifierKeyText = ({ name, id, kind, publicKey }: VerifierKey): string =>
  `${name}+${id}+${base64(Uint8Array.of(KEY_KINDS[kind], ...publicKey))}`;

/** Reads a verifier key; null when it is none, of a type that is not known here, or its id is not the one of its key. */
export function readVerifierKey(text: string, sha256: Sha256): VerifierKey | null {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text);
  if (match === null) return null;
  const [, name = '', id = '', encoded = ''] = match;
  const bytes = fromBase64(encoded);
  const kind = (Object.keys(KEY_KINDS) as KeyKind[]).find((each) => KEY_KINDS[each] === bytes?.[0]);
  if (bytes === null || kind === undefined || bytes.length !== 1 + PUBLIC_KEY_BYTES || !isKeyName(name)) return null;
  const key = verifierKey(name, kind, bytes.slice(1), sha256);
  return key.id === id ? key : null;
}

export const sameKey = (a: VerifierKey, b: VerifierKey): boolean => a.kind === b.kind && a.name === b.name && sameBytes(a.publicKey, b.publicKey);
