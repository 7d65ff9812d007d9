import type { Instant } from '#libs/domain';

/** Something that wants to be heard of at an instant. */
export interface DueTimer {
  readonly key: string;
  readonly at: Instant;
}

/**
 * Wakes whoever waits for an instant. It makes a deadline prompt, never certain: the deadline itself lives in the log
 * (invariant 5), so a lost or doubled timer changes nothing but the moment at which somebody looks.
 *
 * Promises every adapter keeps, proved by `deadlineTimerContract` in `libs/testing`:
 * - Any instant, past or up to decades ahead; one timer for each key, the last `schedule` or `cancel` of a key counts.
 * - Never early by the injected clock, however that clock jumps; late by no more than the adapter's way of looking.
 * - At least once: what was scheduled stays until a `deliver` that got it has resolved, over restarts too. One that
 *   rejects gets the same timers again later. A key scheduled again while it is being delivered is a new timer.
 * - One `deliver` at a time, its timers in the order of their instants.
 */
export interface DeadlineTimer {
  /** Resolves when the timer would survive the end of the process. @throws RangeError for an empty key or an instant that is no whole number. */
  schedule(key: string, at: Instant): Promise<void>;
  /** Nothing happens when there is no such timer; one that is being delivered may still be. */
  cancel(key: string): Promise<void>;
  /** Begins to deliver. */
  start(deliver: (due: readonly DueTimer[]) => Promise<void>): void;
  /** Resolves when nothing is being delivered any more. Timers stay, and can be scheduled still. */
  stop(): Promise<void>;
  /** How many wait, those being delivered included. */
  pending(): Promise<number>;
  /** Ends the use of the timer; what was scheduled stays. */
  close(): Promise<void>;
}

export const DEADLINE_TIMER = Symbol('DeadlineTimer');

/** For a timer behind a connection: whether it can be relied on now. While it cannot, deadlines are found by the sweep alone. */
export interface TimerLink {
  /** Why not: a TimerRefusedError for as long as nobody changes something, anything else until it answers again; null = it can. */
  readonly fault: Error | null;
  /** Called whenever `fault` begins or ends; set by whoever wants to know. */
  onChange: (fault: Error | null) => void;
}

export const TIMER_LINK = Symbol('TimerLink');
