import type { AssignmentId, BodyId, Instant, LocalDate, ReminderAddressee, ReminderGrade, ReminderSubject, SlipColour } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';

/** One rung of the ladder as it concerns a duty. */
export interface ReminderRow {
  readonly rung: string;
  readonly about: ReminderSubject;
  readonly grade: ReminderGrade;
  /** Of the slip, by the policy in force at the moment; null for a notice. */
  readonly colour: SlipColour | null;
  readonly to: ReminderAddressee;
  readonly body: BodyId;
  readonly bodyName: string;
  /** The limit it speaks of. */
  readonly forDue: LocalDate;
  /** Key of the period of a recurring duty whose due day it is; null = the duty itself. */
  readonly period: string | null;
  /** The day it belongs to. */
  readonly on: LocalDate;
  /** The instant from which it may go. */
  readonly at: Instant;
}

export interface FiredReminderRow extends Omit<ReminderRow, 'at'> {
  readonly firedAt: Instant;
  /** Lower rungs that it stands for. */
  readonly skipped: readonly string[];
  readonly revision: number;
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

/** What was sent about a duty, and what comes if nothing happens before. */
export class RemindersQuestion {
  constructor(readonly asked: Asked, readonly assignmentId: AssignmentId) {}
}

export interface RemindersAnswer {
  readonly moment: Moment;
  /** Oldest first. */
  readonly fired: readonly FiredReminderRow[];
  /** Soonest first; those of today that have come and not gone yet stand at the head. */
  readonly coming: readonly ReminderRow[];
}
