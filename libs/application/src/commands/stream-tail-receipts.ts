import { decodeEvent, type RecordedEvent } from '../event-catalogue/index.js';
import type { CommandReceipts, EventLogReader, KnownCommand } from '../ports/index.js';
import { idOfStream } from './stream-names.js';

/** How many of the newest events of the stream are looked through. */
const TAIL = 500;

/** Finds earlier commands in the target stream itself: exact for streams of up to 500 events, works with any log. */
export class StreamTailReceipts implements CommandReceipts {
  constructor(private readonly log: EventLogReader) {}

  async find(commandId: string, stream: string): Promise<KnownCommand | null> {
    const revision = await this.log.streamRevision(stream);
    if (revision < 0) return null;
    const tail = await this.log.readStream(stream, { fromRevision: Math.max(0, revision - TAIL + 1) });
    const own = tail.map(decodeEvent).filter((recorded) => recorded.metadata.commandId === commandId);
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return null;
    return {
      stream,
      firstRevision: first.revision,
      lastRevision: last.revision,
      position: last.position,
      requestHash: first.metadata.requestHash,
      resultId: resultIdOf(stream, first.event),
    };
  }
}

/** What an answer names as its id: the part that was handed down, else the thing the stream is about. */
export const resultIdOf = (stream: string, first: RecordedEvent['event'] | undefined): string =>
  first?.type === 'PartHandedDown' ? first.data.partId : idOfStream(stream);
