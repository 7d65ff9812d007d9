import type { EventLog, EventLogReader, LoggedEvent } from '../ports/event-log.js';
import { LogCopyError } from './log-copy.error.js';
import { isSameEvent, readInPairs } from './read-in-pairs.js';

export interface LogCopyOptions {
  /**
   * Appends on their way at the same time, for a target that stores them in the order of the calls; 1 for any other, since
   * the order of all events is what is copied.
   */
  readonly inFlight: number;
  /** Hears how many events are done, of this pass over the log. */
  readonly progress?: (events: number) => void;
  /** Waits between attempts of an append whose outcome is unknown, ms. */
  readonly unknownBackoff?: readonly number[];
}

/** Most of one append: some servers take a mebibyte. */
const EVENTS_AN_APPEND = 500;
const BYTES_AN_APPEND = 512 * 1024;
const UNKNOWN_BACKOFF: readonly number[] = [100, 500, 2_000, 5_000];

interface Run {
  readonly stream: string;
  readonly events: LoggedEvent[];
  bytes: number;
  /** Dense index of its first event. */
  readonly index: number;
}

/**
 * Appends to the target what it lacks of the source, in the same order, with the same ids, revisions and bytes, so that the
 * dense index of every event stays what it was. What the target holds is compared first, so it can be called again after any
 * interruption. Gives the number of events appended. @throws LogCopyError.
 */
export async function copyMissing(source: EventLogReader, target: EventLog, options: LogCopyOptions): Promise<number> {
  const { progress = () => undefined } = options;
  let [index, common] = [0, 0];
  let waiting: Run[] = [];
  const send = async (): Promise<void> => {
    const runs = waiting;
    waiting = [];
    await Promise.all(runs.map((run) => append(target, run, options)));
    progress(index);
  };
  for await (const [event, copied] of readInPairs(source, target)) {
    index += 1;
    if (copied !== null) {
      if (!isSameEvent(event, copied)) throw new LogCopyError('target-differs', index, copied.stream);
      common = index;
      progress(index);
      continue;
    }
    const run = waiting.at(-1);
    if (run !== undefined && continues(run, event)) {
      run.events.push(event);
      run.bytes += event.bytes.length;
      continue;
    }
    if (waiting.length >= options.inFlight) await send();
    waiting.push({ stream: event.stream, events: [event], bytes: event.bytes.length, index });
  }
  await send();
  return index - common;
}

const continues = ({ stream, events, bytes }: Run, event: LoggedEvent): boolean =>
  event.stream === stream && event.revision === (events.at(-1)?.revision ?? 0) + 1 && events.length < EVENTS_AN_APPEND && bytes + event.bytes.length <= BYTES_AN_APPEND;

async function append(target: EventLog, { stream, events, index }: Run, { unknownBackoff = UNKNOWN_BACKOFF, inFlight }: LogCopyOptions): Promise<void> {
  const [first] = events as [LoggedEvent];
  const batch = events.map(({ id, bytes }) => ({ id, bytes }));
  for (const wait of [...unknownBackoff, null]) {
    const outcome = await target.append(stream, first.revision - 1, batch);
    if (outcome.kind === 'stored') return;
    if (outcome.kind === 'rejected') throw new LogCopyError('append-refused', index, stream);
    // Others may have been stored after it: repeated now, it would stand behind them.
    if (wait === null || inFlight > 1) throw new LogCopyError('append-unknown', index, stream, { cause: outcome.cause });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
