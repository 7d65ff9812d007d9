import type { Instant } from '#libs/domain';
import type { SimulatedClock } from '../simulated-clock.js';

/** One thread of the story: it acts, then yields the instant at which it wants to go on. */
export type Life = AsyncGenerator<Instant, void>;

interface Waiting {
  readonly at: Instant;
  readonly order: number;
  readonly life: Life;
}

/**
 * Lets lives take turns in the order of their instants; at one instant, in the order in which they asked. With a span,
 * those that lie less than it apart act at the same time, in any order: faster, and no log is like the other.
 */
export class Agenda {
  private waiting: Waiting[] = [];
  private asked = 0;

  /** @param span milliseconds; 0 = one after the other. */
  constructor(
    private readonly clock: SimulatedClock,
    private readonly span = 0,
  ) {}

  /** Enters a life; its first part runs at once, up to its first wait. */
  async enter(life: Life): Promise<void> {
    const next = await life.next();
    if (next.done !== true) this.wait(life, next.value);
  }

  /** Runs everything before `end`, moving the clock; what waits for later is dropped. `progress` hears each instant. */
  async runUntil(end: Instant, progress: (at: Instant) => void): Promise<void> {
    for (let first = this.take(); first !== null && first.at < end; first = this.take()) {
      const together = [first, ...this.takeBefore(Math.min(end, first.at + this.span))];
      const last = together.reduce((latest, { at }) => Math.max(latest, at), first.at);
      this.clock.set(Math.max(this.clock.now(), last));
      progress(last);
      await Promise.all(together.map((one) => this.enter(one.life)));
    }
  }

  private wait(life: Life, at: Instant): void {
    this.asked += 1;
    this.waiting.push({ at, order: this.asked, life });
  }

  private takeBefore(end: Instant): readonly Waiting[] {
    const [now, later] = [this.waiting.filter(({ at }) => at < end), this.waiting.filter(({ at }) => at >= end)];
    if (now.length > 0) this.waiting = later;
    return now;
  }

  private take(): Waiting | null {
    let first = 0;
    for (const [index, { at, order }] of this.waiting.entries()) {
      const best = this.waiting[first] as Waiting;
      if (at < best.at || (at === best.at && order < best.order)) first = index;
    }
    return this.waiting.splice(first, 1)[0] ?? null;
  }
}
