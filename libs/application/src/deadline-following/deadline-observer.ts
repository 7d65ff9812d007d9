import type { AssignmentId, FireRung } from '#libs/domain';
import type { SweepResult } from './deadline-follower.js';

/** Told what the follower does; for the log of the program and its counters. Must not throw. */
export interface DeadlineObserver {
  /** `lateMs`: how long after its instant the rung was fired, by the clock. */
  fired?(assignmentId: AssignmentId, rung: FireRung, lateMs: number): void;
  swept?(result: SweepResult, tookMs: number): void;
  /** Something did not work; it is tried again unless it is final. */
  faulted?(error: unknown, final: boolean): void;
}
