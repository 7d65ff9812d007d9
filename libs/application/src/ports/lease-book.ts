import type { Position } from './event-log.js';

/** Who works, of several programs on one log that could. It saves work and keeps nothing safe: that is done by exact revisions and derived ids. */
export interface Lease {
  /** Id of the program that works; null = it has laid the work down. */
  readonly holder: string | null;
  /** Where that program runs, for whoever operates it. */
  readonly where: string;
  /** The processes had done what they owed up to there when this was written. */
  readonly upTo: Position;
  /** Somebody asks whether the holder is there. It answers with a lease that does not ask, or loses the work. */
  readonly asked: boolean;
}

/** The last lease that was written; `revision`: NO_STREAM (−1) while there was none. */
export interface WrittenLease {
  readonly revision: number;
  /** Null as well for one that cannot be read: it is nobody's. */
  readonly lease: Lease | null;
}

/**
 * The leases of one log, kept beside its events: they are no events of the log, have no index, and are never copied with it.
 *
 * Promises every adapter keeps, proved by `leaseBookContract` in `libs/testing`:
 * - Of several who write after one revision, one is told `true`; what it wrote is what everybody reads from then on.
 * - What was written is read by every program on the log, whenever it asks.
 */
export interface LeaseBook {
  /** @throws EventLogUnreachableError, EventLogFaultError. */
  last(): Promise<WrittenLease>;
  /** False: something else was written after that revision. @throws as `last`; whether it was written is unknown then. */
  write(after: number, lease: Lease): Promise<boolean>;
}

/** Injection token; null where the log has one writer, who works. */
export const LEASE_BOOK = Symbol('LeaseBook');
