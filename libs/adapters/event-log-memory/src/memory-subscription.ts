import type { LoggedEvent, Position, Subscription } from '#libs/application';

/** Delivers what `read` finds after the last delivered position; sleeps until `wake` when there is nothing. */
export class MemorySubscription implements Subscription {
  readonly ended: Promise<void>;
  private closing = false;
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly read: (after: Position) => readonly LoggedEvent[],
    private after: Position,
    private readonly onBatch: (events: readonly LoggedEvent[]) => Promise<void> | void,
    onEnd: (error: unknown) => void,
  ) {
    this.ended = this.run().catch(onEnd);
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
    await Promise.resolve(); // never deliver inside the call to subscribe
    while (!this.closing) {
      const events = this.read(this.after);
      const last = events.at(-1);
      if (last) {
        await this.onBatch(events);
        this.after = last.position;
      } else {
        await new Promise<void>((resolve) => (this.wakeUp = resolve));
      }
    }
  }
}
