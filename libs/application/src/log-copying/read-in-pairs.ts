import { NO_STREAM, START, type EventLogReader, type LoggedEvent } from '../ports/event-log.js';
import { LogCopyError } from './log-copy.error.js';

const EVENTS_PER_READ = 2_000;

/** The events of a log in log order, read in pages up to where it ends when that is reached. */
async function* eventsOf(log: EventLogReader): AsyncGenerator<LoggedEvent> {
  for (let position = START; ; ) {
    const page = await log.readAll(position, EVENTS_PER_READ);
    const last = page.at(-1);
    if (last === undefined) return;
    yield* page;
    position = last.position;
  }
}

/**
 * Both logs side by side: an event of each, the copy's being null once it has ended, whatever is appended to it then. Ends
 * with the source.
 * @throws LogCopyError `target-longer` when the copy goes on, `source-torn` at an event that is not the next one of its stream.
 */
export async function* readInPairs(source: EventLogReader, copy: EventLogReader): AsyncGenerator<readonly [event: LoggedEvent, copied: LoggedEvent | null]> {
  const revisions = new Map<string, number>();
  const copies = eventsOf(copy);
  let index = 0;
  for await (const event of eventsOf(source)) {
    index += 1;
    if (event.revision !== (revisions.get(event.stream) ?? NO_STREAM) + 1) throw new LogCopyError('source-torn', index, event.stream);
    revisions.set(event.stream, event.revision);
    yield [event, (await copies.next()).value ?? null];
  }
  const { value: more } = await copies.next();
  if (more !== undefined) throw new LogCopyError('target-longer', index + 1, more.stream);
}

/** Whether they are the same event at the same place of its stream, byte for byte. Positions belong to each log alone. */
export const isSameEvent = (a: LoggedEvent, b: LoggedEvent): boolean =>
  a.id === b.id && a.stream === b.stream && a.revision === b.revision && Buffer.compare(a.bytes, b.bytes) === 0;
