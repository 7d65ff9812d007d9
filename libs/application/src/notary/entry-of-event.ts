import { glanceAt, hexadecimal, writeEntry, type LogEntry, type Sha256 } from '#libs/domain';
import type { LoggedEvent } from '../ports/index.js';

const decoder = new TextDecoder();

/** What the leaf of an event says; `index` is its dense index. */
export function entryOf({ id, stream, revision, bytes }: LoggedEvent, index: number, sha256: Sha256): LogEntry {
  return { index, stream, revision, id, sha256: hexadecimal(sha256(bytes)), ...glanceAt(decoder.decode(bytes)) };
}

/** The leaf of an event, as it is hashed into the tree. */
export const leafBytes = (event: LoggedEvent, index: number, sha256: Sha256): Uint8Array => writeEntry(entryOf(event, index, sha256));
