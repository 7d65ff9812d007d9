import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, fsyncSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFaultError, type Signer, type SignerKeys } from '#libs/application';
import { readVerifierKey, verifierKey, verifierKeyText, type KeyKind, type VerifierKey } from '#libs/domain';
import { nodeCryptography, SPKI_HEAD } from './node-cryptography.js';

const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;
const OTHERS = 0o077;

/**
 * Private keys as PEM files (PKCS #8) in a folder of their own, readable by nobody else; the verifier key stands in a
 * line before the key, for people. `openssl pkey` reads them.
 */
export class FolderSignerKeys implements SignerKeys {
  readonly sha256 = nodeCryptography.sha256;
  readonly sha256Into = nodeCryptography.sha256Into;
  readonly sha256Hex = nodeCryptography.sha256Hex;
  readonly verify = nodeCryptography.verify;
  private readonly found = new Map<string, Signer>();

  constructor(private readonly folder: string) {}

  find(text: string): Signer | null {
    const known = this.found.get(text);
    if (known !== undefined) return known;
    const key = readVerifierKey(text, this.sha256);
    const secret = key === null ? null : this.read(this.fileOf(key));
    if (key === null || secret === null) return null;
    if (verifierKeyText(verifierKey(key.name, key.kind, publicBytes(secret), this.sha256)) !== text) throw new KeyFaultError('key-unreadable', this.fileOf(key));
    return this.remember(text, key, secret);
  }

  generate(name: string, kind: KeyKind): Signer {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = verifierKey(name, kind, publicBytes(privateKey), this.sha256);
    const text = verifierKeyText(key);
    this.keep(this.fileOf(key), `${text}\n${privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()}`);
    return this.remember(text, key, privateKey);
  }

  private fileOf({ kind, id }: VerifierKey): string {
    return join(this.folder, `${kind}-${id}.pem`);
  }

  private remember(text: string, key: VerifierKey, secret: KeyObject): Signer {
    const signer: Signer = { key, sign: (message) => new Uint8Array(sign(null, message, secret)) };
    this.found.set(text, signer);
    return signer;
  }

  private read(file: string): KeyObject | null {
    let handle: number;
    try {
      handle = openSync(file, 'r');
    } catch (cause) {
      if ((cause as { readonly code?: unknown }).code === 'ENOENT') return null;
      throw new KeyFaultError('key-unreadable', file, { cause });
    }
    try {
      if (process.platform !== 'win32' && (fstatSync(handle).mode & OTHERS) !== 0) throw new KeyFaultError('key-exposed', file);
      const secret = createPrivateKey(readFileSync(handle));
      if (secret.asymmetricKeyType !== 'ed25519') throw new KeyFaultError('key-unreadable', file);
      return secret;
    } catch (cause) {
      throw cause instanceof KeyFaultError ? cause : new KeyFaultError('key-unreadable', file, { cause });
    } finally {
      closeSync(handle);
    }
  }

  private keep(file: string, pem: string): void {
    try {
      mkdirSync(this.folder, { recursive: true, mode: OWNER_FOLDER });
      const draft = `${file}.new`;
      writeFileSync(draft, pem, { mode: OWNER_ONLY, flush: true });
      chmodSync(draft, OWNER_ONLY); // whatever a draft of before was
      renameSync(draft, file);
      syncFolder(this.folder);
    } catch (cause) {
      throw new KeyFaultError('key-not-kept', file, { cause });
    }
  }
}

function publicBytes(secret: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length));
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
