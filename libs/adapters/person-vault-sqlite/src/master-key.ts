import { hash, randomBytes } from 'node:crypto';
import { chmodSync, closeSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PersonVaultFaultError } from '#libs/application';
import { KEY_BYTES } from './sealing.js';

const OWNER_ONLY = 0o600;
const OWNER_FOLDER = 0o700;
const OTHERS = 0o077;

/** The key that the keys of persons are under: a file beside the other private keys, never in the vault or the log. Its id is the beginning of its SHA-256. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** Where the key of that id lies. */
export const fileOf = (folder: string, id: string): string => join(folder, `person-vault-${id}.key`);
const idOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex').slice(0, 16);

/** @throws PersonVaultFaultError when it is not there, damaged, or others can read it. */
export function readMasterKey(folder: string, id: string): MasterKey {
  const path = fileOf(folder, id);
  let handle: number;
  try {
    handle = openSync(path, 'r');
  } catch (cause) {
    throw new PersonVaultFaultError((cause as { readonly code?: unknown }).code === 'ENOENT' ? 'vault-key-missing' : 'vault-key-unreadable', path, { cause });
  }
  try {
    if (process.platform !== 'win32' && (fstatSync(handle).mode & OTHERS) !== 0) throw new PersonVaultFaultError('vault-key-exposed', path);
    const bytes = Buffer.from(readFileSync(handle, 'latin1').trim(), 'hex');
    if (bytes.length !== KEY_BYTES || idOf(bytes) !== id) throw new PersonVaultFaultError('vault-key-unreadable', path);
    return { id, bytes };
  } finally {
    closeSync(handle);
  }
}

/** Makes a key; it is on the disk when this returns. @throws PersonVaultFaultError when it cannot be kept. */
export function makeMasterKey(folder: string): MasterKey {
  const bytes = randomBytes(KEY_BYTES);
  const id = idOf(bytes);
  const path = fileOf(folder, id);
  try {
    mkdirSync(folder, { recursive: true, mode: OWNER_FOLDER });
    const draft = `${path}.new`;
    writeFileSync(draft, `${bytes.toString('hex')}\n`, { mode: OWNER_ONLY, flush: true });
    chmodSync(draft, OWNER_ONLY); // whatever a draft of before was
    renameSync(draft, path);
    syncFolder(folder);
  } catch (cause) {
    throw new PersonVaultFaultError('vault-key-unreadable', path, { cause });
  }
  return { id, bytes };
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
