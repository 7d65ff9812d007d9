import type { LoggedEvent } from '#libs/application';

/** Kept at least; twice as many before the older half goes. */
const KEPT = 4096;

/**
 * The events stored last, as they were handed in: a follower in this process that is close behind takes them from here
 * instead of reading them back. Holds one unbroken run of the log, or nothing.
 */
export class RecentEvents {
  private events: LoggedEvent[] = [];
  /** Dense index of the event before the first one held. */
  private before = 0;

  /** `before`: dense index of the event that stands before the first of these in the log. */
  add(before: number, events: readonly LoggedEvent[]): void {
    if (before !== this.before + this.events.length) {
      this.events = [];
      this.before = before;
    }
    for (const event of events) this.events.push(event);
    if (this.events.length < 2 * KEPT) return;
    this.before += this.events.length - KEPT;
    this.events = this.events.slice(-KEPT);
  }

  /** Nobody will ask for these any more: kept on, they would grow old in memory. */
  forget(upTo: number): void {
    const gone = Math.min(upTo - this.before, this.events.length);
    if (gone <= 0) return;
    this.events = this.events.slice(gone);
    this.before += gone;
  }

  /** At most `limit` events after that dense index; null when not all that come after it are held. */
  after(index: number, limit: number): readonly LoggedEvent[] | null {
    const from = index - this.before;
    return from < 0 || from >= this.events.length ? null : this.events.slice(from, from + limit);
  }
}
