import type { Clock } from '#libs/application';
import { ZONE_OFFSET_MS, type Instant } from '#libs/domain';

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  constructor(private at: Instant) {}

  /** Eight o'clock in the morning of that day in Việt Nam. */
  static on(day: string): ManualClock {
    return new ManualClock(morningOf(day));
  }

  now(): Instant {
    return this.at;
  }

  set(at: Instant): void {
    this.at = at;
  }

  setDay(day: string): void {
    this.at = morningOf(day);
  }

  advance(milliseconds: number): void {
    this.at += milliseconds;
  }
}

const morningOf = (day: string): Instant => Date.parse(`${day}T08:00:00Z`) - ZONE_OFFSET_MS;
