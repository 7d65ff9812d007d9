import { START, type Position } from '../../ports/event-log.js';

/** How far the read models of a process have come, and a way to wait for it (read-your-writes). */
export class AppliedHead {
  private readonly waiting = new Set<{ readonly position: Position; readonly done: () => void }>();
  private position: Position = START;
  private count = 0;

  /** Position and dense index of the last event that every read model has applied. */
  current(): { readonly position: Position; readonly index: number } {
    return { position: this.position, index: this.count };
  }

  advance(position: Position, index: number): void {
    if (index < this.count) return;
    this.position = position;
    this.count = index;
    for (const waiter of this.waiting) if (position >= waiter.position) waiter.done();
  }

  /** True as soon as the position has been applied; false when that takes longer than `timeoutMs`. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean> {
    if (this.position >= position) return Promise.resolve(true);
    return new Promise((resolve) => {
      const end = (applied: boolean): void => {
        clearTimeout(timer);
        this.waiting.delete(waiter);
        resolve(applied);
      };
      const timer = setTimeout(() => end(false), timeoutMs);
      const waiter = { position, done: () => end(true) };
      this.waiting.add(waiter);
    });
  }
}
