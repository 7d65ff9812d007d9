import type { AssignmentId, Deadline, DeadlineKind, DeadlineLine, LocalDate, PeriodStanding, Point, PointsRule, PointStatus, Ratio, Recurrence, ReportRhythm, Standing, StandingState } from '#libs/domain';
import type { Asked, Moment } from '../../queries/contract.js';
import type { Said } from '../urgings/urgings.contract.js';

/** How a duty stands that no written day governs: what it waits for, and when it was last looked at. */
export class TrackingQuestion {
  constructor(readonly asked: Asked, readonly assignmentId: AssignmentId) {}
}

/** One recording of the day of an event. */
export interface ConditionStep {
  readonly event: string;
  readonly on: LocalDate;
  readonly movedFrom: LocalDate | null;
  /** The day that this deadline resolved to by it; null when the words set none. */
  readonly due: LocalDate | null;
  readonly basis: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  /** Taken back by a counter-act (R15). */
  readonly takenBack: boolean;
}

/** A deadline that hangs on an event (R2). */
export interface ConditionRow {
  readonly place: number;
  readonly phrase: string | null;
  readonly kind: DeadlineKind;
  /** As it stands; null while it waits. */
  readonly event: string | null;
  readonly on: LocalDate | null;
  readonly due: LocalDate | null;
  /** Oldest first, those taken back among them. */
  readonly history: readonly ConditionStep[];
}

export interface ReviewStep {
  readonly on: LocalDate;
  readonly findings: string;
  readonly reportedInPeriod: boolean;
  readonly nextReviewOn: LocalDate;
  readonly revision: number;
  readonly policyVersion: number;
  readonly takenBack: boolean;
}

/** R9: a rhythm of looks without lateness. */
export interface StandingReviewRow {
  readonly lastReviewOn: LocalDate | null;
  readonly nextReviewOn: LocalDate;
  /** The day since which a review may be held; null before it. Never an overdue. */
  readonly dueSince: LocalDate | null;
  readonly state: StandingState;
  readonly says: Said;
  readonly reviews: readonly ReviewStep[];
}

/** One instance of a recurring duty (R8). */
export interface PeriodRow {
  readonly rhythm: ReportRhythm;
  readonly period: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly due: LocalDate | null;
  readonly standing: PeriodStanding;
  readonly filedOn: LocalDate | null;
  readonly late: boolean;
  readonly nil: boolean;
  readonly note: string | null;
  readonly revision: number | null;
  readonly says: Said;
}

/** One point: by the lead, and by the confirming body. */
export interface PointRow {
  readonly code: string;
  readonly text: string;
  readonly declared: PointStatus | null;
  readonly declaredOn: LocalDate | null;
  readonly evidenced: boolean | null;
  /** By whom it was asked for: the directive, or an act on this duty alone. */
  readonly from: Point['from'];
  /** Not asked for any more: listed, and counted nowhere. */
  readonly withdrawn: boolean;
  readonly says: Said;
}

/** k of n points; percentages of points are never averaged into completion. */
export interface PointTally {
  /** By how many of them the duty may be accepted. */
  readonly rule: PointsRule;
  /** What the rule asks for now; null = the lead's own report decides. */
  readonly needed: number | null;
  readonly met: boolean;
  readonly declared: Ratio;
  readonly evidenced: Ratio;
}

export interface ThreeStatuses {
  readonly declared: { readonly percent: number | null; readonly on: LocalDate | null; readonly says: Said };
  readonly evidenced: 'accepted' | 'under-review' | 'returned' | 'none';
  readonly schedule: Standing;
}

export interface TrackingAnswer {
  readonly moment: Moment;
  readonly assignmentId: AssignmentId;
  readonly line: DeadlineLine;
  /** Each phrase about time as it is read now: at the places that acts name. */
  readonly deadlines: readonly Deadline[];
  readonly conditions: readonly ConditionRow[];
  /** Null for duties that do not stand. */
  readonly review: StandingReviewRow | null;
  /** How it returns; null when it does not, or when nobody has set it. */
  readonly recurrence: Recurrence | null;
  /** Every period that has begun; a missing one stays overdue however many came after it. */
  readonly periods: readonly PeriodRow[];
  readonly points: readonly PointRow[];
  readonly pointTally: PointTally;
  readonly starred: boolean;
  readonly statuses: ThreeStatuses;
}
