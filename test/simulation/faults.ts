import type { Chance } from './chance.js';

/** Everything that goes wrong on purpose, with how often: by use for what can happen each time, by day for what happens to a node. */
export const FAULTS = {
  // Each append, read, delivery or timer.
  'append-lost-without-answer': 0.004,
  'append-stored-without-answer': 0.004,
  'append-slow': 0.03,
  'read-failed': 0.0005,
  'read-slow': 0.002,
  'delivery-doubled': 0.02,
  'delivery-late': 0.02,
  'delivery-cut': 0.02,
  'subscription-broken': 0.004,
  'wake-up-out-of-order': 0.05,
  'timer-lost': 0.1,
  'timer-early': 0.1,
  'timer-late': 0.1,
  'timer-twice': 0.1,
  'checkpoint-not-saved': 0.02,
  'snapshot-not-saved': 0.1,
  'client-asks-again': 0.02,
  'client-asks-twice-at-once': 0.03,
  // Each day.
  'crash-at-any-step': 0.03,
  'orderly-restart': 0.01,
  'log-out-of-reach': 0.01,
  'clock-forward': 0.01,
  'clock-back': 0.01,
  'second-node': 0.03,
  'frozen-node-wakes-up': 0.01,
  'checkpoint-lost': 0.004,
  'checkpoint-stale': 0.02,
  'snapshots-lost': 0.005,
  'snapshot-stale': 0.05,
  'snapshot-foreign': 0.02,
  'projection-stands-still': 0.02,
  'projection-crashes': 0.012,
  'read-model-lost': 0.002,
  'read-model-rebuilt': 0.0015,
  'hand-over-sweep-missed': 0.05,
  'timers-forgotten': 0.01,
} as const satisfies Readonly<Record<string, number>>;

export type Fault = keyof typeof FAULTS;

/** What the simulation met without anybody having planned it; counted beside the faults. */
export type Encounter = 'append-refused-by-another-writer' | 'append-repeated-identically' | 'answer-of-earlier-request' | 'act-refused' | 'outcome-unknown-to-client';

/** Decides about faults by chance and counts those that were injected. */
export class FaultPlan {
  enabled = true;
  readonly counts: Record<Fault, number>;
  readonly met: Record<Encounter, number> = {
    'append-refused-by-another-writer': 0, 'append-repeated-identically': 0, 'answer-of-earlier-request': 0, 'act-refused': 0, 'outcome-unknown-to-client': 0,
  };

  constructor(
    private readonly chance: Chance,
    /** How much more or less often than usual. */
    private readonly intensity = 1,
  ) {
    this.counts = Object.fromEntries(Object.keys(FAULTS).map((fault) => [fault, 0])) as Record<Fault, number>;
  }

  /** Does it happen this time? */
  strikes(fault: Fault): boolean {
    if (!this.enabled || !this.chance.hit(FAULTS[fault] * this.intensity)) return false;
    this.counts[fault] += 1;
    return true;
  }

  meet(encounter: Encounter): void {
    this.met[encounter] += 1;
  }
}
