import type { Position } from './event-log.js';

/** A program that could work, of several on one log. */
export interface WorkingProgram {
  /** Of this program, and of this run of it. */
  readonly id: string;
  /** Where it runs, for whoever operates it. */
  readonly where: string;
  /** Somebody asks whether it is there. It answers by writing that nobody does, or loses what it holds. */
  readonly asked: boolean;
}

/** Who does one share of the work. */
export interface Lease {
  /** Id of the worker; null = it was laid down. */
  readonly holder: string | null;
  /** Whoever held it had done what it owed up to there when this was written. */
  readonly upTo: Position;
}

/** Who works at what, as one of the workers wrote it. It saves work and keeps nothing safe: that is done by exact revisions and derived ids. */
export interface Leases {
  /** In the order in which they came. */
  readonly workers: readonly WorkingProgram[];
  /** By name of the share; one that is missing was never held. */
  readonly shares: Readonly<Record<string, Lease>>;
}

/** What was written last; `revision`: NO_STREAM (−1) while nothing was. */
export interface WrittenLeases {
  readonly revision: number;
  /** Null as well for what cannot be read: then nobody works. */
  readonly leases: Leases | null;
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
  last(): Promise<WrittenLeases>;
  /** False: something else was written after that revision. @throws as `last`; whether it was written is unknown then. */
  write(after: number, leases: Leases): Promise<boolean>;
}

/** Injection token; null where the log has one writer, who works. */
export const LEASE_BOOK = Symbol('LeaseBook');
