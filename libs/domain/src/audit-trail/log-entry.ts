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

const TYPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_TYPE = 100;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

/** Type and time out of the text of stored bytes. Bytes that say neither are an event all the same. */
export function glanceAt(text: string): Pick<LogEntry, 'type' | 'recordedAt'> {
  let stored: { readonly type?: unknown; readonly meta?: { readonly recordedAt?: unknown } | null } | null;
  try {
    stored = JSON.parse(text) as typeof stored;
  } catch {
    return { type: null, recordedAt: null };
  }
  const type = stored?.type;
  const recordedAt = stored?.meta?.recordedAt;
  return {
    type: typeof type === 'string' && type.length <= LONGEST_TYPE && TYPE.test(type) ? type : null,
    recordedAt: typeof recordedAt === 'string' && INSTANT.test(recordedAt) ? recordedAt : null,
  };
}

/** The entry as the leaf that is hashed: JSON as RFC 8785 writes it. @throws RangeError when it is longer than an entry may be. */
export function writeEntry({ index, stream, revision, id, sha256, type, recordedAt }: LogEntry): Uint8Array {
  const bytes = encoder.encode(
    `{"id":${JSON.stringify(id)},"index":${index},"recordedAt":${JSON.stringify(recordedAt)},"revision":${revision},"sha256":${JSON.stringify(sha256)},"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}}`,
  );
  if (bytes.length > MOST_ENTRY_BYTES) throw new RangeError(`an entry of ${bytes.length} bytes: ${stream.slice(0, 40)}…`);
  return bytes;
}

/** Reads a leaf back; null for bytes that `writeEntry` does not write. */
export function readEntry(bytes: Uint8Array): LogEntry | null {
  let text: string;
  let found: LogEntry;
  try {
    text = decoder.decode(bytes);
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
  return decoder.decode(writeEntry(entry)) === text ? entry : null;
}
