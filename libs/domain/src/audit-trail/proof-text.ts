import { base64, fromBase64 } from './base64.js';
import { readCheckpoint, type CheckpointFault, type SignedCheckpoint } from './checkpoint.js';
import { HASH_BYTES } from './hashing.js';
import { read, unread, wholeNumberOf, type Reading } from './reading.js';
import { writeNote } from './signed-note.js';

/** That an entry is in a log, in one text that can be verified without the log (c2sp.org/tlog-proof). */
export interface LogProof {
  /** Anything that helps to make the entry again; nobody vouches for it. Null when absent. */
  readonly extra: Uint8Array | null;
  /** Of the leaf, from 0. */
  readonly index: number;
  readonly path: readonly Uint8Array[];
  readonly signed: SignedCheckpoint;
}

export type ProofFault = 'proof-head' | 'proof-extra' | 'proof-index' | 'proof-path' | CheckpointFault;

const HEAD = 'c2sp.org/tlog-proof@v1';
const MOST_PATH_LINES = 63;

export function writeProof({ extra, index, path, signed }: LogProof): string {
  const lines = [HEAD, ...(extra === null ? [] : [`extra ${base64(extra)}`]), `index ${index}`, ...path.map(base64), ''];
  return `${lines.join('\n')}\n${writeNote(signed.note)}`;
}

export function readProof(text: string): Reading<LogProof, ProofFault> {
  const end = text.indexOf('\n\n');
  if (end < 0) return unread('proof-head');
  const lines = text.slice(0, end).split('\n');
  if (lines.shift() !== HEAD) return unread('proof-head');
  let extra: Uint8Array | null = null;
  if (lines[0]?.startsWith('extra ') === true) {
    extra = fromBase64((lines.shift() as string).slice('extra '.length));
    if (extra === null) return unread('proof-extra');
  }
  const indexLine = lines.shift() ?? '';
  const index = indexLine.startsWith('index ') ? wholeNumberOf(indexLine.slice('index '.length)) : null;
  if (index === null) return unread('proof-index');
  const path = readHashes(lines, MOST_PATH_LINES);
  if (path === null) return unread('proof-path');
  const signed = readCheckpoint(text.slice(end + 2));
  return signed.ok ? read({ extra, index, path, signed: signed.value }) : signed;
}

/** Hashes, one a line; null when one of them is none, or there are too many. */
export function readHashes(lines: readonly string[], most: number): readonly Uint8Array[] | null {
  if (lines.length > most) return null;
  const hashes = lines.map(fromBase64);
  return hashes.every((hash) => hash?.length === HASH_BYTES) ? (hashes as Uint8Array[]) : null;
}
