import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventLogFaultError, START, type LoggedEvent, type Position, type Subscription } from '#libs/application';
import { jittered } from './client-errors.js';
import { Continuity } from './continuity.js';
import type { EventReader } from './event-reader.js';
import type { ReadEvent } from './read-event.js';
import type { KnownEnds } from './known-ends.js';

export interface FollowerOptions {
  readonly reader: EventReader;
  readonly ends: KnownEnds;
  readonly after: Position;
  readonly onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void;
  readonly onEnd: (error: unknown) => void;
  readonly eventsPerDelivery: number;
  /** Longest time between two looks at the end of the log, ms. */
  readonly pollMs: number;
}

/** Between two looks there is at least so much time: under load a look then brings many events. */
const LEAST_PAUSE_MS = 10;
const LONGEST_WAIT_MS = 5_000;

/**
 * One subscription of the port: reads on from the last event that its handler has done with, and looks at the end of the
 * log again and again, at once when woken (ADR 0027). Nothing but reads that end by themselves: it cannot fall silent, be
 * dropped for being slow, or take what was only sent for handled.
 */
export class Follower implements Subscription {
  readonly ended: Promise<void>;
  private readonly continuity: Continuity;
  private after: Position;
  private closing = false;
  private readonly closed = Promise.withResolvers<null>();
  private woken = false;
  private wakeUp: () => void = () => undefined;

  constructor(private readonly options: FollowerOptions) {
    this.after = options.after;
    this.continuity = new Continuity(options.after === START);
    this.ended = this.run()
      .finally(() => options.ends.closed(this))
      .catch(options.onEnd);
  }

  /** Something was appended: look soon. */
  wake(): void {
    this.woken = true;
    this.wakeUp();
  }

  close(): Promise<void> {
    this.closing = true;
    this.closed.resolve(null);
    this.wakeUp();
    return this.ended;
  }

  private async run(): Promise<void> {
    const { pollMs } = this.options;
    await nextTurn(); // never deliver inside the call to subscribe
    let holes = 0;
    for (let wait = LEAST_PAUSE_MS; !this.closing; ) {
      this.woken = false;
      const events = await this.look();
      if (this.closing) return;
      if (events === null) {
        wait = Math.min(wait * 2, LONGEST_WAIT_MS); // out of reach
      } else if (events.length === 0) {
        wait = Math.min(wait * 1.5, pollMs);
      } else {
        const hole = await this.deliver(events);
        if (hole !== null && ++holes > 1) throw hole; // read twice, so it is in the log
        if (hole === null) holes = 0;
        wait = LEAST_PAUSE_MS;
        if (events.length >= this.options.eventsPerDelivery) {
          await nextTurn(); // a long catch-up must not starve commands
          continue;
        }
      }
      await this.rest(wait);
    }
  }

  /** The next events, none at the end of the log, null when it is out of reach. @throws EventLogFaultError. */
  private async look(): Promise<readonly ReadEvent[] | null> {
    const { reader, ends, eventsPerDelivery } = this.options;
    const since = performance.now();
    const page = reader.after(this.after, eventsPerDelivery);
    page.catch(() => undefined); // nobody waits for it after closing
    try {
      const events = await Promise.race([page, this.closed.promise]);
      if (events === null) return null;
      for (const { stream, revision } of events) ends.came(stream, revision);
      if (events.length < eventsPerDelivery) ends.reached(this, since);
      return events;
    } catch (error) {
      if (error instanceof EventLogFaultError || error instanceof RangeError) throw error;
      return null;
    }
  }

  /** Hands over what follows without a hole; what comes after one is left to be read again. */
  private async deliver(events: readonly ReadEvent[]): Promise<EventLogFaultError | null> {
    const at = events.findIndex((event) => !this.continuity.admits(event));
    const whole = at < 0 ? events : events.slice(0, at);
    const last = whole.at(-1);
    if (last !== undefined) {
      const own = whole.filter(({ foreign }) => !foreign);
      if (own.length > 0) await this.options.onBatch(own);
      this.after = last.position;
    }
    const missing = events[at];
    return missing === undefined ? null : new EventLogFaultError('log-damaged', `${missing.stream}, ${missing.revision}`);
  }

  private async rest(wait: number): Promise<void> {
    await sleep(LEAST_PAUSE_MS, this.closed.promise);
    if (this.woken || this.closing || wait <= LEAST_PAUSE_MS) return;
    await sleep(jittered(wait), new Promise((resolve) => (this.wakeUp = () => resolve(null))));
  }
}

/** So long, or until the promise resolves. */
async function sleep(milliseconds: number, until: Promise<null>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([until, new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)))]);
  clearTimeout(timer);
}
