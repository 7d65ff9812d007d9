import type { Clock } from '#libs/application';

/** The clock of the machine. */
export class SystemClock implements Clock {
  now(): number {
    return Date.now();
  }
}
