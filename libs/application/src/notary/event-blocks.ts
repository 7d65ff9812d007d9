import type { EventBlock, EventLogReader, LoggedEvent, Position } from '../ports/index.js';

export type BlockLog = Pick<EventLogReader, 'readAll' | 'readBlocks' | 'holds'>;

const ID_BYTES = 16;

/** At most `limit` events after `after` in log order, in blocks; a log that has none at hand gives one, made of what it gives. */
export async function readBlocks(log: BlockLog, after: Position, limit: number): Promise<readonly EventBlock[]> {
  if (log.readBlocks !== undefined) return log.readBlocks(after, limit);
  const events = await log.readAll(after, limit);
  return events.length === 0 ? [] : [new PackedEvents(events)];
}

export const eventsIn = (blocks: readonly EventBlock[]): number => blocks.reduce((sum, { length }) => sum + length, 0);

/** The event with that place in blocks that follow each other; undefined behind the last. */
export function eventIn(blocks: readonly EventBlock[], place: number): LoggedEvent | undefined {
  let at = place;
  for (const block of blocks) {
    if (at < block.length) return block.event(at);
    at -= block.length;
  }
  return undefined;
}

/** The place of the first event that reads otherwise than in these blocks, or is not there any more; null when a second reading gives the same throughout. */
export async function firstDifferent(log: BlockLog, after: Position, before: readonly EventBlock[]): Promise<number | null> {
  if ((await log.holds?.(before)) === true) return null;
  const again = await readBlocks(log, after, eventsIn(before));
  for (let place = 0; place < eventsIn(before); place++) {
    const found = eventIn(again, place);
    if (found === undefined || !isSameEvent(found, eventIn(before, place) as LoggedEvent)) return place;
  }
  return log.holds === undefined ? null : 0; // told that it does not hold them, it gives them all the same: a log that does not keep its word
}

const isSameEvent = (again: LoggedEvent, before: LoggedEvent): boolean =>
  again.position === before.position && again.revision === before.revision && again.stream === before.stream && again.id === before.id && Buffer.compare(again.bytes, before.bytes) === 0;

class PackedEvents implements EventBlock {
  readonly length: number;
  readonly last: Position;
  readonly memory: Uint8Array;
  readonly begins: Int32Array;
  readonly ends: Int32Array;

  constructor(private readonly events: readonly LoggedEvent[]) {
    this.length = events.length;
    this.last = (events.at(-1) as LoggedEvent).position;
    this.begins = new Int32Array(events.length);
    this.ends = new Int32Array(events.length);
    this.memory = new Uint8Array(events.reduce((sum, { bytes }) => sum + ID_BYTES + bytes.length, 0));
    let at = 0;
    for (const [place, { id, bytes }] of events.entries()) {
      this.memory.set(Buffer.from(id.replaceAll('-', ''), 'hex'), at);
      this.memory.set(bytes, at + ID_BYTES);
      this.begins[place] = at + ID_BYTES;
      at += ID_BYTES + bytes.length;
      this.ends[place] = at;
    }
  }

  streamOf(at: number): string {
    return this.event(at).stream;
  }

  revisionOf(at: number): number {
    return this.event(at).revision;
  }

  event(at: number): LoggedEvent {
    return this.events[at] as LoggedEvent;
  }
}
