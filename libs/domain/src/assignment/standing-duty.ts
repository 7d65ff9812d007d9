import { deadlineLine, reviewDue, type SupervisionPolicy } from '../deadline/index.js';
import type { LocalDate } from '../kernel/index.js';
import { reportedSince } from './decide-tracking.js';
import type { AssignmentState } from './state.js';

/** What of a standing duty its reviews depend on (R9); moves with events only, so a read model can keep it. */
export interface StandingDuty {
  readonly assignedOn: LocalDate;
  readonly lastReviewOn: LocalDate | null;
  /** As said at the last review; null before the first, when the policy says it. */
  readonly nextReviewOn: LocalDate | null;
  /** Something was reported since the last review, or since the assignment. */
  readonly reported: boolean;
  /** Withdrawn, accepted or closed: a standing duty ends by a decision only. */
  readonly ended: boolean;
  /** Nobody reviews it while it rests. */
  readonly suspended: boolean;
}

/** The three states of a standing duty, never mixed (R9); none of them says "late". */
export const STANDING_STATES = ['reported', 'not-reported', 'ended-by-decision'] as const;
export type StandingState = (typeof STANDING_STATES)[number];

/** Null for a duty that does not stand, or that an external lead carries: nobody reviews what is outside (feature 9). */
export function standingDutyOf(state: AssignmentState): StandingDuty | null {
  const { terms, assignedOn, review, status, lastProgressAt, pending } = state;
  if (terms === null || assignedOn === null || terms.external || deadlineLine(state.deadlines) !== 'standing') return null;
  const lastReviewOn = review?.on ?? null;
  return {
    assignedOn,
    lastReviewOn,
    nextReviewOn: review?.nextReviewOn ?? null,
    reported: reportedSince({ lastProgressAt, pending }, lastReviewOn ?? assignedOn),
    ended: status === 'withdrawn' || status === 'closed' || status === 'accepted',
    suspended: status === 'suspended',
  };
}

/** How a standing duty stands on a day: a rhythm of looks, without lateness. */
export interface StandingDutyStanding {
  readonly state: StandingState;
  /** From the last review or the assignment, by the rhythm of the policy. */
  readonly nextReviewOn: LocalDate;
  /** The day since which a review may be held; null before it, while it rests and once it has ended. Never an overdue. */
  readonly dueSince: LocalDate | null;
}

/** @throws RangeError when the rhythm leaves the calendar. */
export function standingDutyOn(duty: StandingDuty, today: LocalDate, policy: Pick<SupervisionPolicy, 'reviewEveryMonths'>): StandingDutyStanding {
  const nextReviewOn = duty.nextReviewOn ?? reviewDue(duty.assignedOn, policy);
  const state = duty.ended ? 'ended-by-decision' : duty.reported ? 'reported' : 'not-reported';
  return { state, nextReviewOn, dueSince: !duty.ended && !duty.suspended && nextReviewOn <= today ? nextReviewOn : null };
}
