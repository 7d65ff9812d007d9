import type { Evidence } from '../evidence.js';
import { plainEd25519Verifies } from './ed25519.js';
import { plainSha256 } from './sha2.js';

/** As much of WebCrypto as is asked for; null where the browser has none. */
export interface WebCryptography {
  digest(algorithm: string, data: Uint8Array): Promise<ArrayBuffer>;
  importKey(format: string, key: Uint8Array, algorithm: string, extractable: boolean, usages: readonly string[]): Promise<unknown>;
  verify(algorithm: string, key: unknown, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
}

export type EvidenceFault =
  | 'evidence-malformed' | 'entry-malformed' | 'entry-order' | 'event-unlike-entry' | 'stream-gap' | 'checkpoint-malformed' | 'root-unlike-checkpoint' | 'signature-missing' | 'signature-wrong'; // prettier-ignore

export interface EvidenceVerdict {
  /** None = everything fits. `event`: dense index; null when it is about no single one. */
  readonly faults: readonly { readonly code: EvidenceFault; readonly event: number | null }[];
  readonly origin: string;
  readonly size: number;
  /** Of the tree, in hexadecimal digits. */
  readonly root: string;
  /** The verifier key whose signature is good; null when there is none. */
  readonly signedBy: string | null;
}

/**
 * Verifies a package of evidence: every event by its entry, all entries by one path, the root by the checkpoint, the
 * checkpoint by its signature. Written apart from what made the package, and without a word outside this folder: it is
 * part of the page's script.
 */
export async function verifyEvidence(evidence: Evidence, web: WebCryptography | null): Promise<EvidenceVerdict> {
  const faults: { code: EvidenceFault; event: number | null }[] = [];
  const utf8 = new TextEncoder();
  const plain = plainSha256();
  const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> => (web === null ? plain(bytes) : new Uint8Array(await web.digest('SHA-256', bytes)));
  const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
  const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
  const joined = (first: number, ...parts: readonly Uint8Array[]): Uint8Array => {
    const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
    bytes[0] = first;
    parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 1);
    return bytes;
  };

  const [origin = '', sizeLine = '', rootLine = '', blank = '-', ...signatures] = evidence.checkpoint.split('\n');
  const size = /^(0|[1-9]\d{0,15})$/.test(sizeLine) ? Number(sizeLine) : -1;
  const root = /^[A-Za-z0-9+/]{43}=$/.test(rootLine) ? fromBase64(rootLine) : new Uint8Array(0);
  if (size < 1 || origin === '' || blank !== '' || root.length !== 32 || toBase64(root) !== rootLine) faults.push({ code: 'checkpoint-malformed', event: null });

  const indices: number[] = [];
  const leaves = new Map<number, Uint8Array>();
  const revisions = new Map<string, number>();
  await Promise.all(
    evidence.events.map(async ({ entry: text, stored }) => {
      let entry: { index: number; stream: string; revision: number; sha256: string };
      try {
        entry = JSON.parse(text) as typeof entry;
      } catch {
        faults.push({ code: 'entry-malformed', event: null });
        return;
      }
      const { index, stream, revision } = entry;
      if (!Number.isSafeInteger(index) || index < 1 || index > size || index - 1 <= (indices.at(-1) ?? -1)) {
        faults.push({ code: 'entry-order', event: index });
        return;
      }
      indices.push(index - 1);
      const before = revisions.get(stream);
      if (before === undefined ? evidence.subject.kind !== 'period' && revision !== 0 : revision !== before + 1) faults.push({ code: 'stream-gap', event: index });
      revisions.set(stream, revision);
      const [content, leaf] = await Promise.all([sha256(utf8.encode(stored)), sha256(joined(0, utf8.encode(text)))]);
      if (hex(content) !== entry.sha256) faults.push({ code: 'event-unlike-entry', event: index });
      leaves.set(index - 1, leaf);
    }),
  );

  // The last digit of a Base64 text has bits that no byte takes: only one spelling of a hash or a signature is accepted.
  const spelled = (text: string): Uint8Array => {
    const bytes = fromBase64(text);
    return toBase64(bytes) === text ? bytes : new Uint8Array(0);
  };
  const path = evidence.path.map(spelled);
  let taken = 0;
  const firstAt = (least: number): number => {
    let [low, high] = [0, indices.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((indices[middle] as number) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // RFC 6962: a range is split at the greatest power of two below its width. A range without a leaf that is known takes the next hash of the path.
  const hashOf = (from: number, to: number): Uint8Array | Promise<Uint8Array> => {
    if (firstAt(from) === firstAt(to)) return path[taken++] ?? new Uint8Array(0);
    if (to - from === 1) return leaves.get(from) ?? new Uint8Array(0);
    let split = 1;
    while (split * 2 < to - from) split *= 2;
    const [left, right] = [hashOf(from, from + split), hashOf(from + split, to)];
    return Promise.all([left, right]).then(([a, b]) => sha256(joined(1, a, b)));
  };
  if (indices.length === 0) faults.push({ code: 'evidence-malformed', event: null });
  else if (!same(await hashOf(0, size), root) || taken !== path.length) faults.push({ code: 'root-unlike-checkpoint', event: null });

  const signed = utf8.encode(`${origin}\n${sizeLine}\n${rootLine}\n`);
  const verifies = async (publicKey: Uint8Array, signature: Uint8Array): Promise<boolean> => {
    if (web === null) return plainEd25519Verifies(publicKey, signed, signature);
    let key: unknown;
    try {
      key = await web.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    } catch {
      return plainEd25519Verifies(publicKey, signed, signature); // a WebCrypto without Ed25519
    }
    return web.verify('Ed25519', key, signature, signed);
  };
  let signedBy: string | null = null;
  for (const text of evidence.keys) {
    const [, name = '', id = '', coded = ''] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
    const key = coded === '' ? new Uint8Array(0) : fromBase64(coded);
    const named = (await sha256(new Uint8Array([...utf8.encode(`${name}\n`), ...key]))).slice(0, 4);
    if (name !== origin || key[0] !== 1 || key.length !== 33 || hex(named) !== id) continue;
    for (const line of signatures) {
      const [, by = '', codedSignature = ''] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
      if (by !== name) continue;
      const bytes = spelled(codedSignature);
      if (!same(bytes.slice(0, 4), named)) continue;
      if (bytes.length === 68 && (await verifies(key.slice(1), bytes.slice(4)))) signedBy = text;
      else faults.push({ code: 'signature-wrong', event: null });
    }
  }
  if (signedBy === null) faults.push({ code: 'signature-missing', event: null });
  return { faults, origin, size, root: hex(root), signedBy };
}
