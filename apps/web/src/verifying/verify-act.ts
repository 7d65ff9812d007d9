import { hexadecimal, readLogKey, readReceipt, type Receipt } from './read-receipt.js';

/** What is checked, in this order: the receipt can be read; it is of this act; the stored bytes are those it speaks of; the way leads to the root; the checkpoint is signed. */
export const CHECKS = ['receipt', 'act', 'stored', 'path', 'signature'] as const;
export type Check = (typeof CHECKS)[number];

export interface Verdict {
  /** The first check that fails; null = all hold. */
  readonly failed: Check | null;
  /** How many events the signed checkpoint covers, and the key that signed it; null where it did not come to that. */
  readonly treeSize: number | null;
  readonly key: string | null;
}

/** What the program gave out about one act. */
export interface Claimed {
  readonly stream: string;
  readonly revision: number;
  /** c2sp.org/tlog-proof. */
  readonly receipt: string;
  /** The event as it is stored. */
  readonly stored: Uint8Array<ArrayBuffer>;
  /** Verifier keys of the log. */
  readonly keys: readonly string[];
}

/** The cryptography of the browser; it has it only on secure addresses. */
export type Cryptography = Pick<typeof globalThis.crypto.subtle, 'digest' | 'importKey' | 'verify'>;

/** Checks proof, checkpoint and signature of one act, and asks nobody: RFC 6962 over SHA-256, Ed25519. */
export async function verifyAct({ stream, revision, receipt: text, stored, keys }: Claimed, subtle: Cryptography): Promise<Verdict> {
  const fails = (failed: Check): Verdict => ({ failed, treeSize: null, key: null });
  const receipt = readReceipt(text);
  if (receipt === null) return fails('receipt');
  const entry = entryOf(receipt);
  if (entry === null || entry['stream'] !== stream || entry['revision'] !== revision || entry['index'] !== receipt.index + 1) return fails('act');
  const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await subtle.digest('SHA-256', bytes));
  if (hexadecimal(await sha256(stored)) !== entry['sha256']) return fails('stored');
  const root = await rootOf(receipt, sha256);
  if (root === null || hexadecimal(root) !== hexadecimal(receipt.root)) return fails('path');
  const key = await signerOf(receipt, keys, subtle, sha256);
  return key === null ? fails('signature') : { failed: null, treeSize: receipt.treeSize, key };
}

function entryOf({ entry }: Receipt): Readonly<Record<string, unknown>> | null {
  try {
    const found: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry));
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}

type Hash = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** RFC 9162, section 2.1.3.2: the root that entry and path lead to; null when the path is too short or too long for that place. */
async function rootOf({ entry, index, treeSize, path }: Receipt, sha256: Hash): Promise<Uint8Array | null> {
  if (index >= treeSize) return null;
  let place = index;
  let last = treeSize - 1;
  let hash = await sha256(Uint8Array.of(0, ...entry));
  for (const sibling of path) {
    if (last === 0) return null;
    const fromLeft = place % 2 === 1 || place === last;
    hash = await sha256(fromLeft ? Uint8Array.of(1, ...sibling, ...hash) : Uint8Array.of(1, ...hash, ...sibling));
    while (fromLeft && place % 2 === 0 && place !== 0) {
      place /= 2;
      last = Math.floor(last / 2);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? hash : null;
}

/** The key of the log that signed the checkpoint; null when none did. The id of a key follows from the key itself, so a false one is noticed. */
async function signerOf({ checkpoint, signatures }: Receipt, keys: readonly string[], subtle: Cryptography, sha256: Hash): Promise<string | null> {
  const signed = new TextEncoder().encode(checkpoint);
  for (const text of keys) {
    const key = readLogKey(text);
    if (key === null) continue;
    const id = await sha256(Uint8Array.of(...new TextEncoder().encode(key.name), 0x0a, 1, ...key.publicKey));
    const line = signatures.find(({ name, keyId }) => name === key.name && keyId === key.id);
    if (line === undefined || hexadecimal(id.subarray(0, 4)) !== key.id) continue;
    const imported = await subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
    return (await subtle.verify('Ed25519', imported, line.signature, signed)) ? text : null;
  }
  return null;
}
