import type { LocalDate } from '../kernel/index.js';

/** The event that a deadline hangs on, with its day as last recorded. One for each deadline at most. */
export interface Trigger {
  /** Place of the deadline in the duty, counted from 0. */
  readonly place: number;
  readonly event: string;
  readonly on: LocalDate;
}

/** The last look at a standing duty (R9). */
export interface StandingReview {
  readonly on: LocalDate;
  readonly nextReviewOn: LocalDate;
}
