import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LoggedEvent, Position, Subscription } from '#libs/application';

export interface FollowerOptions {
  readonly read: (after: Position) => readonly LoggedEvent[];
  readonly after: Position;
  readonly onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void;
  readonly onEnd: (error: unknown) => void;
  /** Look again after so many milliseconds even if nobody called `wake`. */
  readonly pollMs?: number;
}

/** One subscription: reads on from its position, and sleeps when there is nothing until it is woken. */
export class Follower implements Subscription {
  readonly ended: Promise<void>;
  /** Up to there the events were handed over. */
  position: Position;
  private closing = false;
  private wakeUp: (() => void) | undefined;

  constructor(private readonly options: FollowerOptions) {
    this.position = options.after;
    this.ended = this.run().catch(options.onEnd);
  }

  wake(): void {
    this.wakeUp?.();
  }

  close(): Promise<void> {
    this.closing = true;
    this.wake();
    return this.ended;
  }

  private async run(): Promise<void> {
    await nextTurn(); // never deliver inside the call to subscribe
    while (!this.closing) {
      const events = this.options.read(this.position);
      const last = events.at(-1);
      if (last) {
        await this.options.onBatch(events);
        this.position = last.position;
        await nextTurn(); // a long catch-up must not starve commands
      } else {
        await this.sleep();
        await nextTurn(); // those whose append woke it go on first
      }
    }
  }

  /** Reading and falling asleep happen in one turn, so no `wake` is lost between them. */
  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const { pollMs } = this.options;
      const timer = pollMs === undefined ? undefined : setTimeout(resolve, pollMs);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
