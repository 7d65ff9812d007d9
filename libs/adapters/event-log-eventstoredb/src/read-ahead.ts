import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventLogFaultError, type Position } from '#libs/application';
import { jittered } from './client-errors.js';
import type { EventReader } from './event-reader.js';
import type { KnownEnds } from './known-ends.js';
import type { ReadEvent } from './read-event.js';

export interface ReadAheadOptions {
  readonly reader: Pick<EventReader, 'after'>;
  readonly ends: KnownEnds;
  readonly after: Position;
  /** Events asked for at once, and taken at once at most. */
  readonly eventsAtOnce: number;
  /** Longest time between two looks at the end of the log, ms. */
  readonly pollMs: number;
}

/** Between two looks there is at least so much time. */
const LEAST_PAUSE_MS = 10;
/** A look that brought so many is followed by a longer pause: each costs reader and server a request, however few it brings. */
const MANY = 25;
const BUSY_PAUSE_MS = 50;
const LONGEST_WAIT_MS = 5_000;
/** So many pages are read before the oldest is taken. */
const PAGES_AHEAD = 3;

/**
 * Reads on from a position while what was read is handled, and looks at the end of the log again and again, at once when
 * woken (ADR 0027). It stays at the end although whoever handles it is busy: so the ends of streams are known without
 * asking when that matters most.
 */
export class ReadAhead {
  private readonly read: ReadEvent[] = [];
  private from: Position;
  /** Counted up when reading begins anew; what was asked for before is not taken then. */
  private round = 0;
  private fault: { readonly error: unknown } | null = null;
  private closing = false;
  private readonly closed = Promise.withResolvers<null>();
  private woken = false;
  private wakeUp: () => void = () => undefined;
  private tellTaker: () => void = () => undefined;
  private tellReader: () => void = () => undefined;
  private readonly reading: Promise<void>;

  constructor(private readonly options: ReadAheadOptions) {
    this.from = options.after;
    this.reading = this.run()
      .catch((error: unknown) => {
        this.fault = { error };
      })
      .finally(() => {
        options.ends.closed(this);
        this.tellTaker();
      });
  }

  /** What was read and not taken yet, as soon as there is something; nothing when closed. @throws what ended the reading. */
  async take(): Promise<readonly ReadEvent[]> {
    while (this.read.length === 0 && this.fault === null && !this.closing) await new Promise<void>((resolve) => (this.tellTaker = resolve));
    if (this.closing) return [];
    if (this.read.length === 0 && this.fault !== null) throw this.fault.error;
    const taken = this.read.splice(0, this.options.eventsAtOnce);
    this.tellReader();
    return taken;
  }

  /** Forgets what was not taken, and reads it again from there. */
  beginAgain(after: Position): void {
    this.round += 1;
    this.read.length = 0;
    this.from = after;
    this.tellReader();
    this.wake();
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
    this.tellReader();
    this.tellTaker();
    return this.reading;
  }

  private async run(): Promise<void> {
    const { eventsAtOnce, pollMs } = this.options;
    await nextTurn(); // never deliver inside the call to subscribe
    for (let wait = LEAST_PAUSE_MS; !this.closing; ) {
      while (this.read.length >= PAGES_AHEAD * eventsAtOnce && !this.closing) await new Promise<void>((resolve) => (this.tellReader = resolve));
      this.woken = false;
      const { round } = this;
      const events = await this.look();
      if (this.closing) return;
      if (round !== this.round) continue;
      const last = events?.at(-1);
      if (events === null) {
        wait = Math.min(wait * 2, LONGEST_WAIT_MS); // out of reach
      } else if (last === undefined) {
        wait = Math.min(wait * 1.5, pollMs);
      } else {
        this.from = last.position;
        for (const event of events) this.read.push(event);
        this.tellTaker();
        wait = LEAST_PAUSE_MS;
        if (events.length >= eventsAtOnce) {
          await nextTurn(); // a long catch-up must not starve commands
          continue;
        }
      }
      await this.rest(wait, events !== null && events.length >= MANY ? BUSY_PAUSE_MS : LEAST_PAUSE_MS);
    }
  }

  /** The next events, none at the end of the log, null when it is out of reach. @throws EventLogFaultError. */
  private async look(): Promise<readonly ReadEvent[] | null> {
    const { reader, ends, eventsAtOnce } = this.options;
    const since = performance.now();
    const page = reader.after(this.from, eventsAtOnce);
    page.catch(() => undefined); // nobody waits for it after closing
    try {
      const events = await Promise.race([page, this.closed.promise]);
      if (events === null) return null;
      for (const { stream, revision } of events) ends.came(stream, revision);
      if (events.length < eventsAtOnce) ends.reached(this, since);
      return events;
    } catch (error) {
      if (error instanceof EventLogFaultError || error instanceof RangeError) throw error;
      return null;
    }
  }

  private async rest(wait: number, pause: number): Promise<void> {
    await sleep(pause, this.closed.promise);
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
