import type { Instant } from '#libs/domain';

/** The only source of time. Tests and the demo inject their own. */
export interface Clock {
  now(): Instant;
}

export const CLOCK = Symbol('Clock');
