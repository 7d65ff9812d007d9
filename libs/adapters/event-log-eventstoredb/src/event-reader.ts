import { BACKWARDS, END, FORWARDS, type AllStreamResolvedEvent, type ReadStreamOptions, type ResolvedEvent } from '@eventstore/db-client';
import { NO_STREAM, START, type Position, type ReadOptions } from '#libs/application';
import { placeOf, type Place } from './position.js';
import { readEvent, type LogAlarm, type ReadEvent } from './read-event.js';
import type { ReadLine } from './read-line.js';
import type { StreamNames } from './stream-names.js';

/** Events of the whole server that one read asks for at most. */
const PAGE = 5_001;
/** Whoever asks for so many at once reads on. */
const WORTH_READING_AHEAD = 500;
/** Looked at from the end backwards, at first and at most, until one is of this log. */
const TAIL = 8;
const LONGEST_TAIL = 4_096;

export interface EventReaderOptions {
  readonly line: ReadLine;
  readonly names: StreamNames;
  /** Where the log begins: the place of its marker. */
  readonly origin: Place;
  readonly onAlarm: (alarm: LogAlarm) => void;
}

/** Reads what a log holds, foreign events among it. Every read asks the leader, so it sees whatever was answered `stored`. */
export class EventReader {
  /** Nobody has asked for it yet, but is expected to. */
  private ahead: { readonly after: Position; readonly limit: number; readonly page: Promise<readonly ReadEvent[] | null> } | null = null;

  constructor(private readonly options: EventReaderOptions) {}

  async inStream(stream: string, { fromRevision = 0, limit = Number.MAX_SAFE_INTEGER }: ReadOptions = {}): Promise<readonly ReadEvent[]> {
    if (limit <= 0) return [];
    const streamId = this.options.names.onServer(stream);
    const resolved = await this.ofStream(streamId, { direction: FORWARDS, fromRevision: BigInt(Math.max(0, fromRevision)), maxCount: limit });
    const events: ReadEvent[] = [];
    for (const { event } of resolved) this.take(event, events);
    return events;
  }

  async revisionOf(stream: string): Promise<number> {
    const [last] = await this.ofStream(this.options.names.onServer(stream), { direction: BACKWARDS, fromRevision: END, maxCount: 1 });
    return last?.event === undefined ? NO_STREAM : Number(last.event.revision);
  }

  /** At most `limit` events of this log after that position. A full page makes the next one be read ahead. */
  async after(position: Position, limit: number): Promise<readonly ReadEvent[]> {
    const ahead = this.ahead !== null && this.ahead.after === position && this.ahead.limit === limit ? await this.ahead.page : null;
    this.ahead = null;
    const events = ahead !== null && ahead.length === limit ? ahead : await this.read(position, limit); // a shorter one is of before
    const last = events.at(-1);
    if (last !== undefined && events.length === limit && limit >= WORTH_READING_AHEAD) {
      this.ahead = { after: last.position, limit, page: this.read(last.position, limit).catch(() => null) };
    }
    return events;
  }

  private async read(position: Position, limit: number): Promise<readonly ReadEvent[]> {
    const events: ReadEvent[] = [];
    let from = placeOf(position) ?? this.options.origin;
    let last = position;
    while (events.length < limit) {
      const maxCount = Math.min(PAGE, limit - events.length + 1); // the first one is the event at `from` itself
      const page = await this.all(FORWARDS, from, maxCount);
      for (const { event } of page) if (events.length < limit) this.take(event, events, last);
      last = events.at(-1)?.position ?? last;
      const end = page.at(-1)?.event?.position;
      if (page.length < maxCount || end === undefined || end.commit === from.commit) break;
      from = end;
    }
    return events;
  }

  async head(): Promise<Position> {
    const { names, origin } = this.options;
    let from: Place | typeof END = END;
    for (let maxCount = TAIL; ; maxCount = Math.min(maxCount * 4, LONGEST_TAIL)) {
      const page: readonly AllStreamResolvedEvent[] = await this.all(BACKWARDS, from, maxCount);
      for (const { event } of page) {
        const reading = readEvent(names, event);
        if (reading.kind === 'event' && !reading.event.foreign) return reading.event.position;
        if (event !== undefined && event.position.commit <= origin.commit) return START;
      }
      const end: Place | undefined = page.at(-1)?.event?.position;
      if (end === undefined || page.length < maxCount) return START;
      from = end;
    }
  }

  private ofStream(streamId: string, options: ReadStreamOptions): Promise<readonly ResolvedEvent[]> {
    return this.options.line.items((client) => client.readStream(streamId, { ...options, requiresLeader: true }), streamId);
  }

  private all(direction: typeof FORWARDS | typeof BACKWARDS, fromPosition: Place | typeof END, maxCount: number): Promise<readonly AllStreamResolvedEvent[]> {
    return this.options.line.items((client) => client.readAll({ direction, fromPosition, maxCount, requiresLeader: true, resolveLinkTos: false }));
  }

  private take(record: Parameters<typeof readEvent>[1], into: ReadEvent[], after: Position = START): void {
    const reading = readEvent(this.options.names, record);
    if (reading.kind === 'event' && reading.event.position > after) into.push(reading.event);
    if (reading.kind !== 'other' && reading.alarm !== null && reading.alarm.position > after) this.options.onAlarm(reading.alarm);
  }
}
