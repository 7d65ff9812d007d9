import { glanceAt, type LogEntry } from '#libs/domain';
import type { Cryptography, LoggedEvent } from '../ports/index.js';

const decoder = new TextDecoder();

/** What the leaf of an event says; `index` is its dense index. */
export function entryOf(event: LoggedEvent, index: number, { sha256Hex }: Pick<Cryptography, 'sha256Hex'>): LogEntry {
  const { id, stream, revision, text } = event;
  // The log gives a text only when the bytes can be made from it again.
  return { index, stream, revision, id, sha256: sha256Hex(text ?? event.bytes), ...glanceAt(text ?? decoder.decode(event.bytes)) };
}
