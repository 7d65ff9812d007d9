import { EventLogFaultError, START, type LoggedEvent, type Position, type Subscription } from '#libs/application';
import { Continuity } from './continuity.js';
import { ReadAhead, type ReadAheadOptions } from './read-ahead.js';
import type { ReadEvent } from './read-event.js';

export interface FollowerOptions extends ReadAheadOptions {
  readonly onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void;
  readonly onEnd: (error: unknown) => void;
}

/**
 * One subscription of the port: hands over what is read ahead, one batch after the other, as much as there is. What counts
 * is the last event that its handler has done with. Nothing but reads that end by themselves: it cannot fall silent, be
 * dropped for being slow, or take what was only sent for handled.
 */
export class Follower implements Subscription {
  readonly ended: Promise<void>;
  private readonly continuity: Continuity;
  private readonly ahead: ReadAhead;
  private after: Position;
  private closing = false;

  constructor(private readonly options: FollowerOptions) {
    this.after = options.after;
    this.continuity = new Continuity(options.after === START);
    this.ahead = new ReadAhead(options);
    this.ended = this.run()
      .finally(() => this.ahead.close())
      .catch(options.onEnd);
  }

  /** Something was appended: look soon. */
  wake(): void {
    this.ahead.wake();
  }

  close(): Promise<void> {
    this.closing = true;
    void this.ahead.close();
    return this.ended;
  }

  private async run(): Promise<void> {
    for (let holes = 0; ; ) {
      const events = await this.ahead.take();
      if (this.closing) return;
      const hole = await this.deliver(events);
      if (hole === null) {
        holes = 0;
      } else {
        if (++holes > 1) throw hole; // read twice, so it is in the log
        this.ahead.beginAgain(this.after);
      }
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
}
