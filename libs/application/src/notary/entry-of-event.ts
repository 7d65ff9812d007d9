import { glanceAt, type LogEntry } from '#libs/domain';
import type { Cryptography, LoggedEvent } from '../ports/index.js';

const decoder = new TextDecoder();

/** What the leaf of an event says; `index` is its dense index. */
export function entryOf(event: LoggedEvent, index: number, { sha256Hex }: Pick<Cryptography, 'sha256Hex'>): LogEntry {
  const { id, stream, revision, bytes } = event;
  // What is glanced at is plain ASCII, which every one of these readings shows alike.
  const { type, recordedAt } = glanceAt(event.texts?.latin1 ?? decoder.decode(bytes));
  return { index, stream, revision, id, sha256: sha256Hex(bytes), type, recordedAt };
}
