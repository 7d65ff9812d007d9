import type { Instant } from '#libs/domain';
import type { SimulatedClock } from '../simulated-clock.js';

/** One thread of the story: it acts, then yields the instant at which it wants to go on. */
export type Life = AsyncGenerator<Instant, void>;

interface Waiting {
  readonly at: Instant;
  readonly order: number;
  readonly life: Life;
}

/** Lets lives take turns in the order of their instants; at one instant, in the order in which they asked. */
export class Agenda {
  private readonly waiting: Waiting[] = [];
  private asked = 0;

  constructor(private readonly clock: SimulatedClock) {}

  /** Enters a life; its first part runs at once, up to its first wait. */
  async enter(life: Life): Promise<void> {
    const next = await life.next();
    if (next.done !== true) this.wait(life, next.value);
  }

  /** Runs everything before `end`, moving the clock; what waits for later is dropped. `progress` hears each instant. */
  async runUntil(end: Instant, progress: (at: Instant) => void): Promise<void> {
    for (let next = this.take(); next !== null && next.at < end; next = this.take()) {
      this.clock.set(Math.max(this.clock.now(), next.at));
      progress(next.at);
      const step = await next.life.next();
      if (step.done !== true) this.wait(next.life, step.value);
    }
  }

  private wait(life: Life, at: Instant): void {
    this.asked += 1;
    this.waiting.push({ at, order: this.asked, life });
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
