import { base64, fromBase64 } from './base64.js';
import { hexadecimal } from './hexadecimal.js';
import { read, unread, type Reading } from './reading.js';
import { isKeyName, type Ed25519Verify, type VerifierKey } from './verifier-key.js';

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  /** What follows the key id; how it is to be read depends on the kind of key. */
  readonly signature: Uint8Array;
}

/** A text and its signatures (c2sp.org/signed-note). The text ends in a newline. */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export type NoteFault = 'note-too-long' | 'note-characters' | 'note-without-signatures' | 'note-signature-line';

/** A signature that was found good; `time` in seconds since the epoch for a witness, null for a log. */
export interface Endorsement {
  readonly key: VerifierKey;
  readonly time: number | null;
}

const DASH = '\u2014';
/** Enough for a hundred post-quantum signatures. */
const LONGEST_NOTE = 1_000_000;
const KEY_ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;
const encoder = new TextEncoder();

export const signatureLine = ({ name, keyId, signature }: NoteSignature): string => `${DASH} ${name} ${base64(Uint8Array.of(...idBytes(keyId), ...signature))}\n`;

export const writeNote = ({ text, signatures }: SignedNote): string => `${text}\n${signatures.map(signatureLine).join('')}`;

/** Reads a note; whether its signatures are worth anything is for `endorsements` to say. */
export function readNote(note: string): Reading<SignedNote, NoteFault> {
  if (note.length > LONGEST_NOTE) return unread('note-too-long');
  if (!note.isWellFormed() || hasControlCharacters(note)) return unread('note-characters');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || end + 2 === note.length) return unread('note-without-signatures');
  const signatures = readSignatureLines(note.slice(end + 2));
  return signatures === null ? unread('note-signature-line') : read({ text: note.slice(0, end + 1), signatures });
}

/** Signature lines, each with its newline; null when one of them is none. */
export function readSignatureLines(lines: string): readonly NoteSignature[] | null {
  if (lines === '' || !lines.endsWith('\n')) return null;
  const signatures: NoteSignature[] = [];
  for (const line of lines.slice(0, -1).split('\n')) {
    const [dash, name = '', encoded = '', ...more] = line.split(' ');
    const bytes = fromBase64(encoded);
    if (dash !== DASH || !isKeyName(name) || more.length > 0 || bytes === null || bytes.length <= KEY_ID_BYTES) return null;
    signatures.push({ name, keyId: hexadecimal(bytes.subarray(0, KEY_ID_BYTES)), signature: bytes.slice(KEY_ID_BYTES) });
  }
  return signatures;
}

/**
 * The good signatures of the keys asked for; those of others are passed over. Null when a signature that claims to be of
 * one of the keys is not: then the whole note is worth nothing.
 */
export function endorsements({ text, signatures }: SignedNote, keys: readonly VerifierKey[], verify: Ed25519Verify): readonly Endorsement[] | null {
  const found = new Map<VerifierKey, Endorsement>();
  for (const { name, keyId, signature } of signatures) {
    const key = keys.find((each) => each.name === name && each.id === keyId);
    if (key === undefined) continue;
    const endorsement = key.kind === 'log' ? asLog(key, text, signature, verify) : asWitness(key, text, signature, verify);
    if (endorsement === null) return null;
    if (!found.has(key)) found.set(key, endorsement);
  }
  return [...found.values()];
}

/** What a witness signs: the text and the time (c2sp.org/tlog-cosignature, Ed25519). */
export const cosignedMessage = (text: string, time: number): Uint8Array => encoder.encode(`cosignature/v1\ntime ${time}\n${text}`);

/** What a log signs: the text. */
export const signedMessage = (text: string): Uint8Array => encoder.encode(text);

/** The signature of a witness as it stands in a note: the time before it. */
export function timedSignature(time: number, signature: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES + signature.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(time));
  bytes.set(signature, TIME_BYTES);
  return bytes;
}

function asLog(key: VerifierKey, text: string, signature: Uint8Array, verify: Ed25519Verify): Endorsement | null {
  return signature.length === SIGNATURE_BYTES && verify(key.publicKey, signedMessage(text), signature) ? { key, time: null } : null;
}

function asWitness(key: VerifierKey, text: string, signature: Uint8Array, verify: Ed25519Verify): Endorsement | null {
  if (signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null;
  const time = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0));
  if (!Number.isSafeInteger(time)) return null;
  return verify(key.publicKey, cosignedMessage(text, time), signature.subarray(TIME_BYTES)) ? { key, time } : null;
}

const idBytes = (keyId: string): readonly number[] => [0, 2, 4, 6].map((at) => Number.parseInt(keyId.slice(at, at + 2), 16));

/** Control characters other than the newline. */
function hasControlCharacters(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return true;
  }
  return false;
}
