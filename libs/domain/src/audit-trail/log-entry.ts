import { sameBytes } from './hashing.js';

/**
 * What a leaf of the tree says of one event: enough to prove which event stood where, and the hash of its stored bytes
 * instead of the bytes. A pure function of the log: the same whatever stores it.
 */
export interface LogEntry {
  /** Dense index of the event in the log, from 1; its leaf has the index one less. */
  readonly index: number;
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: number;
  /** UUID. */
  readonly id: string;
  /** SHA-256 of the stored bytes, 64 lower-case hexadecimal digits. */
  readonly sha256: string;
  /** Stored name of the event, and when the system learned of it, as its bytes say; null when they do not. */
  readonly type: string | null;
  readonly recordedAt: string | null;
}

/** The greatest length that an entry bundle can tell (c2sp.org/tlog-tiles). */
export const MOST_ENTRY_BYTES = 65_535;

const TYPE = /^\{"type":"([a-z0-9-]{1,100})"/;
const META = ',"meta":{"recordedAt":"';
const INSTANT_LENGTH = 24;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** Text that is its own JSON. */
const PLAIN = /^[ !#-[\]-~]*$/;
const encoder = new TextEncoder();
const WRITTEN = new Uint8Array(MOST_ENTRY_BYTES);
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Type and time out of the text of stored bytes, by where they stand: the name after `{"type":"` at the beginning, the
 * instant after the last `,"meta":{"recordedAt":"`. Text without them is an event all the same. (A quote inside JSON
 * text is escaped, so no words of anybody can be taken for it.)
 */
export function glanceAt(text: string): Pick<LogEntry, 'type' | 'recordedAt'> {
  const metaAt = text.lastIndexOf(META);
  const instant = metaAt < 0 ? '' : text.slice(metaAt + META.length, metaAt + META.length + INSTANT_LENGTH);
  return { type: TYPE.exec(text)?.[1] ?? null, recordedAt: INSTANT.test(instant) ? instant : null };
}

const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** JSON as RFC 8785 writes it. */
function entryText(entry: LogEntry): string {
  const { index, stream, revision, id, sha256, type, recordedAt } = entry;
  if (type === null || recordedAt === null || !PLAIN.test(id + recordedAt + sha256 + stream + type)) return anyEntryText(entry);
  return `{"id":"${id}","index":${index},"recordedAt":"${recordedAt}","revision":${revision},"sha256":"${sha256}","stream":"${stream}","type":"${type}"}`;
}

const anyEntryText = ({ index, stream, revision, id, sha256, type, recordedAt }: LogEntry): string =>
  `{"id":${quoted(id)},"index":${index},"recordedAt":${recordedAt === null ? null : quoted(recordedAt)},"revision":${revision},"sha256":${quoted(sha256)},"stream":${quoted(stream)},"type":${type === null ? null : quoted(type)}}`;

/** The entry as the leaf that is hashed. @throws RangeError when it is longer than an entry may be. */
export function writeEntry(entry: LogEntry): Uint8Array {
  const bytes = encoder.encode(entryText(entry));
  if (bytes.length > MOST_ENTRY_BYTES) throw new RangeError(`an entry of ${bytes.length} bytes: ${entry.stream.slice(0, 40)}…`);
  return bytes;
}

/** An entry of plain text throughout, as nearly all are: what fits is as it is written, so that nothing need be written again to compare. */
const PLAIN_ENTRY =
  /\{"id":"([ !#-[\]-~]*)","index":([1-9]\d{0,14}),"recordedAt":(null|"[ !#-[\]-~]*"),"revision":(0|[1-9]\d{0,14}),"sha256":"([ !#-[\]-~]*)","stream":"([ !#-[\]-~]*)","type":(null|"[ !#-[\]-~]*")\}/y;
const unquoted = (text: string): string | null => (text === 'null' ? null : text.slice(1, -1));

/** Whether these are the bytes that `writeEntry` writes. */
export function isEntry(entry: LogEntry, bytes: Uint8Array): boolean {
  const text = entryText(entry);
  const { read, written } = encoder.encodeInto(text, WRITTEN);
  return read === text.length && written === bytes.length && sameBytes(WRITTEN.subarray(0, written), bytes);
}

/** Reads a leaf back; null for bytes that `writeEntry` does not write. */
export function readEntry(bytes: Uint8Array): LogEntry | null {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return null;
  }
  return readPlainEntry(text, 0, text.length) ?? readAnyEntry(text);
}

/**
 * The entry that stands there in a text, when it is of plain text throughout; null says nothing. The text may be any that shows
 * ASCII as it is: that of a whole bundle, a character for each byte, need not be taken apart.
 */
export function readPlainEntry(text: string, from: number, to: number): LogEntry | null {
  PLAIN_ENTRY.lastIndex = from;
  const plain = PLAIN_ENTRY.exec(text);
  if (plain === null || PLAIN_ENTRY.lastIndex !== to) return null;
  const [, id, index, recordedAt, revision, sha256, stream, type] = plain as unknown as readonly [string, string, string, string, string, string, string, string];
  return { index: Number(index), stream, revision: Number(revision), id, sha256, type: unquoted(type), recordedAt: unquoted(recordedAt) };
}

/** Parsed, and written again to compare. */
function readAnyEntry(text: string): LogEntry | null {
  let found: LogEntry;
  try {
    found = JSON.parse(text) as LogEntry;
    if (typeof found !== 'object' || found === null) return null;
  } catch {
    return null;
  }
  const { index, stream, revision, id, sha256, type, recordedAt } = found;
  const fits =
    Number.isSafeInteger(index) && index >= 1 && Number.isSafeInteger(revision) && revision >= 0 &&
    typeof stream === 'string' && typeof id === 'string' && typeof sha256 === 'string' &&
    (type === null || typeof type === 'string') && (recordedAt === null || typeof recordedAt === 'string');
  if (!fits) return null;
  const entry: LogEntry = { index, stream, revision, id, sha256, type, recordedAt };
  return entryText(entry) === text ? entry : null;
}
