import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { EventLogFaultError, START, type LoggedEvent, type Position, type Subscription } from '#libs/application';
import { finalFault, jittered, pause } from './client-errors.js';
import { newClient, type Connection } from './connection.js';
import { Continuity } from './continuity.js';
import { followServer, type ServerFeed } from './server-feed.js';
import type { LogAlarm } from './read-event.js';
import type { Place } from './position.js';
import type { StreamNames } from './stream-names.js';

export interface CatchUpOptions {
  readonly connection: Connection;
  readonly names: StreamNames;
  readonly origin: Place;
  readonly after: Position;
  readonly onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void;
  readonly onEnd: (error: unknown) => void;
  readonly onAlarm: (alarm: LogAlarm) => void;
  /** Position of the last event of the log, read apart from the subscription. */
  readonly head: () => Promise<Position>;
  readonly eventsPerDelivery: number;
  /** How often a silent subscription is compared with the end of the log, ms. */
  readonly watchMs: number;
}

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 5_000;

/**
 * One subscription of the port: follows the server from the last event that its handler has done with, and comes back
 * by itself, whatever ends the stream of the server. What was sent but not handled is sent again.
 */
export class CatchUpSubscription implements Subscription {
  readonly ended: Promise<void>;
  private readonly continuity: Continuity;
  private after: Position;
  private closing = false;
  private feed: ServerFeed | null = null;
  private wakeUp: () => void = () => undefined;

  constructor(private readonly options: CatchUpOptions) {
    this.after = options.after;
    this.continuity = new Continuity(options.after === START);
    this.ended = this.run().catch(options.onEnd);
  }

  close(): Promise<void> {
    this.closing = true;
    this.feed?.stop();
    this.wakeUp();
    return this.ended;
  }

  private async run(): Promise<void> {
    await nextTurn(); // never deliver inside the call to subscribe
    let holes = 0;
    for (let wait = FIRST_WAIT_MS; !this.closing; ) {
      const client = newClient(this.options.connection);
      const delivered = await this.follow(client).finally(() => void client.dispose().catch(() => undefined));
      if (delivered.hole !== null && ++holes > 1) throw delivered.hole; // seen twice, so it is in the log and not on the way
      if (this.closing) return;
      wait = delivered.some ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
      if (delivered.hole === null && delivered.some) holes = 0;
      await this.rest(jittered(wait));
    }
  }

  /** Follows until the server's stream ends, for whatever reason. @throws what the handler throws, and faults that asking again cannot change. */
  private async follow(client: EventStoreDBClient): Promise<{ readonly some: boolean; readonly hole: EventLogFaultError | null }> {
    const { connection, names, origin, onBatch, onAlarm, head, eventsPerDelivery, watchMs } = this.options;
    const feed = followServer({ client, names, origin, after: this.after, onAlarm, head, watchMs });
    this.feed = feed;
    let some = false;
    try {
      for (;;) {
        const events = await feed.next(eventsPerDelivery);
        if (events === null || this.closing) break;
        const fresh = events.filter(({ position }) => position > this.after);
        const hole = fresh.findIndex((event) => !this.continuity.admits(event));
        const whole = hole < 0 ? fresh : fresh.slice(0, hole);
        const last = whole.at(-1);
        if (last !== undefined) {
          await onBatch(whole);
          this.after = last.position;
          some = true;
        }
        const missing = fresh[hole];
        if (missing !== undefined) return { some, hole: new EventLogFaultError('log-damaged', `${names.onServer(missing.stream)}, ${missing.revision}`) };
        await nextTurn(); // a long catch-up must not starve commands
      }
    } finally {
      feed.stop();
      this.feed = null;
    }
    const fault = feed.error === null ? null : finalFault(feed.error, connection.url);
    if (fault !== null) throw fault;
    return { some, hole: null };
  }

  private async rest(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
    await Promise.race([woken, pause(milliseconds)]);
  }
}
