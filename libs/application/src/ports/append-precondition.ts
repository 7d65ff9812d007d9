import { NO_STREAM, type NewEvent } from './event-log.js';

/** The UUID that stands for none. */
const NIL = '00000000-0000-0000-0000-000000000000';
const EVENT_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** So that an entry of the log's tree always has room for it, however it is escaped. */
const LONGEST_STREAM_NAME = 10_000;

/**
 * Checks what every adapter demands of the caller of `append`, before anything is stored. A violation is a mistake in
 * the program, never an outcome: it throws a `RangeError`.
 *
 * - `stream`: not empty, at most 10,000 code units, well-formed Unicode, no NUL; names are compared code unit by code unit (no normalisation).
 * - `expectedRevision`: `NO_STREAM` (-1) or a whole number from 0.
 * - `events`: at least one; ids are UUIDs in lower-case text form, none of them the nil UUID, each once.
 */
export function assertAppendable(stream: string, expectedRevision: number, events: readonly NewEvent[]): void {
  if (stream === '' || stream.length > LONGEST_STREAM_NAME || stream.includes('\0') || !stream.isWellFormed()) throw new RangeError(`no stream name: ${JSON.stringify(stream.slice(0, 80))}`);
  if (!Number.isSafeInteger(expectedRevision) || expectedRevision < NO_STREAM) throw new RangeError(`no revision: ${expectedRevision}`);
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  for (const event of events) if (!EVENT_ID.test(event.id) || event.id === NIL) throw new RangeError(`no event id: ${JSON.stringify(event.id)}`);
  if (events.length > 1 && new Set(events.map((event) => event.id)).size !== events.length) throw new RangeError('an event id occurs twice in one append');
}
