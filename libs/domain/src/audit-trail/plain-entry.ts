import { MOST_ENTRY_BYTES } from './log-entry.js';

/** An event as it is stored: the 16 bytes of its UUID, and its bytes behind them. */
export interface StoredEvent {
  readonly memory: Uint8Array;
  /** Where its bytes begin in that memory, and where they end. */
  readonly begin: number;
  readonly end: number;
  readonly stream: string;
  readonly revision: number;
  /** Dense index, from 1. */
  readonly index: number;
  /** SHA-256 of its bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const BEFORE_TYPE = ascii('{"type":"');
const BEFORE_INSTANT = ascii(',"meta":{"recordedAt":"');
/** A digit where a 0 stands. */
const INSTANT = ascii('0000-00-00T00:00:00.000Z');
const MOST_TYPE_LETTERS = 100;
const [ID, INDEX, RECORDED_AT, REVISION, SHA256, STREAM, TYPE, END] = ['{"id":"', '","index":', ',"recordedAt":"', '","revision":', ',"sha256":"', '","stream":"', '","type":"', '"}'].map(ascii) as [
  Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array,
]; // prettier-ignore
const ID_BYTES = 16;
const HASH_DIGITS = 64;
const HEXADECIMAL = ascii('0123456789abcdef');
const [ZERO, NINE, HYPHEN, QUOTE, BACKSLASH, SPACE, TILDE, LETTER_A, LETTER_Z] = [48, 57, 45, 34, 92, 32, 126, 97, 122] as const;
/** All but stream and type: constants, id, instant, hash, and two numbers of up to ten digits. */
const MOST_OTHER_BYTES = 300;
/** Numbers are written digit by digit up to here. */
const GREATEST_NUMBER = 2 ** 31 - 1;

/** How far the search for `BEFORE_INSTANT` steps back, by the byte where it stood. */
const STEPS = new Uint8Array(256).fill(BEFORE_INSTANT.length);
for (let at = BEFORE_INSTANT.length - 1; at > 0; at--) STEPS[BEFORE_INSTANT[at] as number] = at;

/** Where the name of its type ends (it begins behind `{"type":"`), as `glanceAt` finds it; -1 when it does not. */
export function typeEnd({ memory, begin, end }: StoredEvent): number {
  if (!standsAt(BEFORE_TYPE, memory, begin, end)) return -1;
  let at = begin + BEFORE_TYPE.length;
  const last = Math.min(end, at + MOST_TYPE_LETTERS + 1);
  for (; at < last; at++) {
    const letter = memory[at] as number;
    if (letter === QUOTE) return at > begin + BEFORE_TYPE.length ? at : -1;
    if (!((letter >= LETTER_A && letter <= LETTER_Z) || (letter >= ZERO && letter <= NINE) || letter === HYPHEN)) return -1;
  }
  return -1;
}

/** Where the name of the type of a stored event begins. */
export const typeBegin = ({ begin }: StoredEvent): number => begin + BEFORE_TYPE.length;

/** Where the time stands at which the system learned of it, as `glanceAt` finds it; -1 when it does not. */
function instantAt({ memory, begin, end }: StoredEvent): number {
  for (let at = end - BEFORE_INSTANT.length; at >= begin; at -= STEPS[memory[at] as number] as number) {
    if (standsAt(BEFORE_INSTANT, memory, at, end)) return isInstant(memory, at + BEFORE_INSTANT.length, end) ? at + BEFORE_INSTANT.length : -1;
  }
  return -1;
}

function standsAt(what: Uint8Array, memory: Uint8Array, at: number, end: number): boolean {
  if (at + what.length > end) return false;
  for (let place = 0; place < what.length; place++) if (memory[at + place] !== what[place]) return false;
  return true;
}

function isInstant(memory: Uint8Array, at: number, end: number): boolean {
  if (at + INSTANT.length > end) return false;
  for (let place = 0; place < INSTANT.length; place++) {
    const letter = memory[at + place] as number;
    const asked = INSTANT[place] as number;
    if (asked === ZERO ? letter < ZERO || letter > NINE : letter !== asked) return false;
  }
  return true;
}

/** Most bytes that `writePlainEntry` writes. */
export const roomForPlainEntry = ({ stream }: StoredEvent): number => MOST_OTHER_BYTES + MOST_TYPE_LETTERS + stream.length;

/**
 * Writes the entry of an event into memory with room for it, straight from the stored bytes, exactly as `writeEntry` writes it; gives where it ends, or -1 for one that is
 * not plain throughout (a name with other letters, no type, no time): that is for `writeEntry`.
 */
export function writePlainEntry(event: StoredEvent, target: Uint8Array, from: number): number {
  const { memory, begin, stream, revision, index, sha256 } = event;
  const typeTo = typeEnd(event);
  const instant = instantAt(event);
  if (typeTo < 0 || instant < 0 || index > GREATEST_NUMBER || revision > GREATEST_NUMBER || roomForPlainEntry(event) > MOST_ENTRY_BYTES) return -1;
  let at = copied(ID, 0, ID.length, target, from);
  for (let place = 0; place < ID_BYTES; place++) {
    if (place === 4 || place === 6 || place === 8 || place === 10) target[at++] = HYPHEN;
    const byte = memory[begin - ID_BYTES + place] as number;
    target[at++] = HEXADECIMAL[byte >> 4] as number;
    target[at++] = HEXADECIMAL[byte & 15] as number;
  }
  at = copied(INDEX, 0, INDEX.length, target, at);
  at = writtenNumber(index, target, at);
  at = copied(RECORDED_AT, 0, RECORDED_AT.length, target, at);
  at = copied(memory, instant, instant + INSTANT.length, target, at);
  at = copied(REVISION, 0, REVISION.length, target, at);
  at = writtenNumber(revision, target, at);
  at = copied(SHA256, 0, SHA256.length, target, at);
  at = writtenHash(sha256, target, at);
  at = copied(STREAM, 0, STREAM.length, target, at);
  at = writtenPlain(stream, target, at);
  if (at < 0) return -1;
  at = copied(TYPE, 0, TYPE.length, target, at);
  at = copied(memory, typeBegin(event), typeTo, target, at);
  return copied(END, 0, END.length, target, at);
}

/** Byte by byte: for so few, views and calls of the platform would cost more. */
function copied(source: Uint8Array, from: number, to: number, target: Uint8Array, at: number): number {
  let place = at;
  for (let each = from; each < to; each++) target[place++] = source[each] as number;
  return place;
}

/** -1 when it has a letter that JSON writes otherwise, or that is not ASCII. */
function writtenPlain(text: string, target: Uint8Array, at: number): number {
  for (let place = 0; place < text.length; place++) {
    const letter = text.charCodeAt(place);
    if (letter < SPACE || letter > TILDE || letter === QUOTE || letter === BACKSLASH) return -1;
    target[at + place] = letter;
  }
  return at + text.length;
}

/** Digits are plain: they need no look. */
function writtenHash(digits: string, target: Uint8Array, at: number): number {
  for (let place = 0; place < HASH_DIGITS; place++) target[at + place] = digits.charCodeAt(place);
  return at + HASH_DIGITS;
}

function writtenNumber(number: number, target: Uint8Array, at: number): number {
  let end = at + 1;
  for (let rest = number; rest > 9; rest = (rest / 10) | 0) end += 1;
  let rest = number;
  for (let place = end - 1; place >= at; place--) {
    target[place] = ZERO + (rest % 10);
    rest = (rest / 10) | 0;
  }
  return end;
}
