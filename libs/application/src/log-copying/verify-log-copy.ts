import type { EventLogReader, LoggedEvent } from '../ports/event-log.js';
import { LogCopyError } from './log-copy.error.js';
import { isSameEvent, readInPairs } from './read-in-pairs.js';

/** A hash that is fed piece by piece, such as SHA-256. */
export interface Digest {
  update(bytes: Uint8Array): void;
  /** In hexadecimal. */
  end(): string;
}

export interface VerifiedCopy {
  readonly events: number;
  /** Over all events in log order: for each, its stream, revision, id and the length of its bytes, a zero byte behind each, then the bytes. */
  readonly digest: string;
}

/**
 * Reads both logs whole and side by side: as many events, each the same at the same place, every stream without a gap, and
 * one digest over all of them, made of each log by itself. @throws LogCopyError that names the first difference.
 */
export async function verifyLogCopy(source: EventLogReader, copy: EventLogReader, newDigest: () => Digest, progress: (events: number) => void = () => undefined): Promise<VerifiedCopy> {
  const [ofSource, ofCopy] = [newDigest(), newDigest()];
  let events = 0;
  for await (const [event, copied] of readInPairs(source, copy)) {
    if (copied === null) throw new LogCopyError('source-grew', events + 1, event.stream);
    events += 1;
    if (!isSameEvent(event, copied)) throw new LogCopyError('target-differs', events, copied.stream);
    feed(ofSource, event);
    feed(ofCopy, copied);
    progress(events);
  }
  const digest = ofSource.end();
  if (digest !== ofCopy.end()) throw new LogCopyError('target-differs', events, '');
  return { events, digest };
}

const encoder = new TextEncoder();

function feed(digest: Digest, { stream, revision, id, bytes }: LoggedEvent): void {
  digest.update(encoder.encode(`${stream}\0${revision}\0${id}\0${bytes.length}\0`));
  digest.update(bytes);
}
