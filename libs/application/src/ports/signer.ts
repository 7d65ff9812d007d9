import type { Ed25519Verify, HashInto, KeyKind, Sha256, VerifierKey } from '#libs/domain';

/** One private key at work. It never leaves the adapter. */
export interface Signer {
  readonly key: VerifierKey;
  /** Ed25519 signature, 64 bytes. */
  sign(message: Uint8Array): Uint8Array;
}

/** Hashes and checks signatures; needs no key. */
export interface Cryptography {
  readonly sha256: Sha256;
  /** The same, put where it is to stand. */
  readonly sha256Into: HashInto;
  /** SHA-256 as 64 hexadecimal digits; of a text, of its UTF-8. */
  readonly sha256Hex: (content: Uint8Array | string) => string;
  readonly verify: Ed25519Verify;
}

/**
 * The private keys of this installation: beside the log, never in it, readable by its own user only. They cannot be
 * rebuilt: they have their place in the backup.
 */
export interface SignerKeys extends Cryptography {
  /** The signer of that verifier key (in its text form); null when its private half is not here. @throws KeyFaultError for a key that is damaged or that others can read. */
  find(key: string): Signer | null;
  /** Makes a key; it is on the disk when this returns. @throws KeyFaultError when it cannot be kept. */
  generate(name: string, kind: KeyKind): Signer;
}

export const SIGNER_KEYS = Symbol('SignerKeys');

/** `key-unreadable`: damaged, or no right to read it. `key-exposed`: other users of the machine can read it. `key-not-kept`: a new one could not be written. */
export type KeyFaultCode = 'key-unreadable' | 'key-exposed' | 'key-not-kept';

/** A private key cannot be used; nothing was signed with it. */
export class KeyFaultError extends Error {
  constructor(
    readonly code: KeyFaultCode,
    readonly path: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${path}`, options);
    this.name = 'KeyFaultError';
  }
}
