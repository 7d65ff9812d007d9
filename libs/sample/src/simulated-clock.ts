import type { Clock } from '#libs/application';
import type { Instant } from '#libs/domain';

/**
 * A clock that shows a set instant, or the real time while none is set. The sample is recorded with it as of November
 * 2021, so that the board of any day since then can be asked for; sample data alone may be recorded so.
 */
export class SimulatedClock implements Clock {
  private instant: Instant | null;

  constructor(
    private readonly real: Clock,
    at: Instant | null = null,
  ) {
    this.instant = at;
  }

  now(): Instant {
    return this.instant ?? this.real.now();
  }

  /** Shows this instant from now on, standing still; null = the real time again. Never goes back behind a set instant. */
  set(instant: Instant | null): void {
    if (instant !== null && this.instant !== null && instant < this.instant) throw new RangeError(`the clock does not go back to ${instant}`);
    this.instant = instant;
  }
}
