import type { AssignmentId, AssignmentState, BodyId, DutyFacts } from '#libs/domain';
import type { StandingColumns } from '../duty-columns/standing-columns.js';
import type { DomainEventType, RecordedEvent } from '../../event-catalogue/recorded-event.js';
import type { SqlDatabase } from '../../ports/read-model-store.js';

/** One event of an assignment with the folded duty before and after it, worked out once for all projections. */
export interface DutyStep {
  readonly id: AssignmentId;
  /** Dense index of the event that assigned the duty: its number in every read model. */
  readonly number: number;
  readonly before: AssignmentState;
  readonly after: AssignmentState;
  readonly facts: DutyFacts;
  /** False when nothing that a status or the right to see the duty depends on has changed. */
  readonly factsChanged: boolean;
  /** Who must act now. */
  readonly holder: BodyId | null;
  readonly holderChanged: boolean;
  /** How the facts stand in time, worked out by whichever read model first needs it; null until then. */
  standing: StandingColumns | null;
  /** Bodies with a part in the duty, sorted and joined by commas. */
  readonly parties: string;
  /** Called when every read model has seen the step. */
  settle(): void;
}

/** An event on its way into the read models. */
export interface FedEvent {
  /** Dense index from 1. */
  readonly index: number;
  /** Running maximum of `recordedAt` (R13). */
  readonly at: number;
  readonly recorded: RecordedEvent;
  /** Null unless the event belongs to an assignment. */
  readonly duty: DutyStep | null;
}

/** Buffers the rows of a batch; `flush` runs inside the transaction that also moves the checkpoint. */
export interface ProjectionWriter {
  apply(event: FedEvent): void;
  /** `everything` is false in the middle of a rebuild: then rows that are likely to change again may be kept back. */
  flush(everything: boolean): void;
  /** The number of a duty that was assigned before, or null: only by a read model that keeps them. It spares counting in the log. */
  dutyNumberOf?(id: AssignmentId): number | null;
}

/**
 * One question's read model: its tables and how events become rows. A changed meaning is a new `version`, and thereby
 * a new file. Rows depend on the log only, so a rebuild gives the same ones.
 */
export interface Projection {
  readonly name: string;
  readonly version: number;
  readonly schema: string;
  /** Built last in a rebuild. */
  readonly indexes: string;
  readonly handles: 'all' | ReadonlySet<DomainEventType>;
  open(database: SqlDatabase): ProjectionWriter;
}
