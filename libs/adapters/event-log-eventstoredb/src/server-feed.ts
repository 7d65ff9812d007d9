import { streamNameFilter, type AllStreamResolvedEvent, type EventStoreDBClient } from '@eventstore/db-client';
import type { LoggedEvent, Position } from '#libs/application';
import { NoAnswerError } from './client-errors.js';
import { placeOf, type Place } from './position.js';
import { readEvent, type LogAlarm } from './read-event.js';
import type { StreamNames } from './stream-names.js';

export interface FeedOptions {
  readonly client: EventStoreDBClient;
  readonly names: StreamNames;
  readonly origin: Place;
  readonly after: Position;
  readonly onAlarm: (alarm: LogAlarm) => void;
  readonly head: () => Promise<Position>;
  readonly watchMs: number;
}

/** What one stream of the server brings, until it ends. */
export interface ServerFeed {
  /** The error that ended it; null while it runs and when it ended without one. */
  readonly error: unknown;
  /** The next events, at most so many, as soon as there are any; null when the feed has ended. */
  next(limit: number): Promise<readonly LoggedEvent[] | null>;
  stop(): void;
}

/** Events waiting for their handler above which the server is asked to wait, and below which to go on. */
const FULL = 20_000;
const ROOM = 5_000;
/** Looks in a row at which the log had gone on and the subscription had not. */
const LAGS = 2;

export const followServer = (options: FeedOptions): ServerFeed => new Feed(options);

/**
 * The stream of the server, held apart from the handlers: it can be silent for ever, end without an error (a cancelled
 * call), or stand still while the log goes on, so it is compared with the end of the log from time to time.
 */
class Feed implements ServerFeed {
  error: unknown = null;
  private readonly stream;
  private readonly watch: NodeJS.Timeout;
  private waiting: LoggedEvent[] = [];
  private arrived: () => void = () => undefined;
  private over = false;
  private reached: Position;
  private lags = 0;
  private looking = false;

  constructor(private readonly options: FeedOptions) {
    const { client, names, origin, after, watchMs } = options;
    this.reached = after;
    const filter = streamNameFilter({ prefixes: [names.prefix, names.metadataPrefix] });
    this.stream = client.subscribeToAll({ fromPosition: placeOf(after) ?? origin, filter, resolveLinkTos: false });
    this.stream.on('data', (resolved: AllStreamResolvedEvent) => this.take(resolved));
    this.stream.on('error', (error: Error) => this.end(error));
    this.stream.on('end', () => this.end(null));
    this.stream.on('close', () => this.end(null));
    this.watch = setInterval(() => void this.look(), watchMs * (0.75 + Math.random() / 2));
    this.watch.unref();
  }

  async next(limit: number): Promise<readonly LoggedEvent[] | null> {
    while (this.waiting.length === 0) {
      if (this.over) return null;
      await new Promise<void>((resolve) => (this.arrived = resolve));
    }
    const events = this.waiting.splice(0, limit);
    if (this.waiting.length < ROOM && this.stream.isPaused()) this.stream.resume();
    return events;
  }

  stop(): void {
    this.waiting = [];
    this.end(null);
  }

  private take({ event }: AllStreamResolvedEvent): void {
    if (this.over) return;
    try {
      const reading = readEvent(this.options.names, event);
      if (reading.kind === 'other') return;
      if (reading.alarm !== null) this.options.onAlarm(reading.alarm);
      if (reading.kind !== 'event') return;
      this.reached = reading.event.position;
      this.lags = 0;
      this.waiting.push(reading.event);
      if (this.waiting.length >= FULL) this.stream.pause();
      this.arrived();
    } catch (error) {
      this.end(error);
    }
  }

  private end(error: unknown): void {
    if (this.over) return;
    this.over = true;
    this.error = error;
    clearInterval(this.watch);
    this.stream.unsubscribe().catch(() => undefined); // its listener for errors stays: a late one must not end the process
    this.arrived();
  }

  private async look(): Promise<void> {
    if (this.looking || this.over || this.stream.isPaused()) return;
    this.looking = true;
    try {
      const head = await this.options.head();
      if (head <= this.reached) this.lags = 0;
      else if (++this.lags >= LAGS) this.end(new NoAnswerError('subscription'));
    } catch {
      // The log is out of reach: whoever waits for the subscription waits for that too.
    } finally {
      this.looking = false;
    }
  }
}
