import { decodeEvent, type LoggedEvent, type RecordedEvent } from '#libs/application';
import type { Instant } from '#libs/domain';

/** The history of one stream as of a moment. */
export interface StreamHistory {
  /** False when the stream has no event at all, also none after the moment. */
  readonly exists: boolean;
  readonly seen: readonly RecordedEvent[];
}

/**
 * The events of a stream that were recorded by `asOf`. `recordedAt` counts as its running maximum along the whole log
 * (R13): after a clock went back, an event is not older than what any stream recorded before it. So the log is walked
 * from its first event until one is too late; `ofStream` are the events of the stream alone, which end the walk.
 */
export async function streamHistory(log: Iterable<LoggedEvent> | AsyncIterable<LoggedEvent>, ofStream: readonly LoggedEvent[], asOf: Instant): Promise<StreamHistory> {
  const recorded = ofStream.map(decodeEvent);
  const last = ofStream.at(-1);
  if (last === undefined) return { exists: false, seen: [] };
  for await (const logged of log) {
    // Positions compare as plain strings, and grow in the order of the log.
    if (decodeEvent(logged).metadata.act.recordedAt > asOf) return { exists: true, seen: recorded.filter(({ position }) => position < logged.position) };
    if (logged.position >= last.position) break;
  }
  return { exists: true, seen: recorded };
}
