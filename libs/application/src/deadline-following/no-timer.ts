import type { DeadlineTimer } from '../ports/deadline-timer.js';

/** For whoever sweeps by hand, with no horizon: never asked to schedule anything, and delivers nothing. */
export const NO_TIMER: DeadlineTimer = {
  schedule: async () => undefined,
  cancel: async () => undefined,
  start: () => undefined,
  stop: async () => undefined,
  pending: async () => 0,
  close: async () => undefined,
};
