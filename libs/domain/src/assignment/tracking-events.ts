import type { Deadline } from '../deadline/index.js';
import type { LocalDate } from '../kernel/index.js';

/** What follows a duty that no written day governs: one that waits for an event, or one that stands (R2, R9). */
export type TrackingEvent =
  /** The event that a deadline waits for has its day, or has another one now: each computing anew is an event of its own. */
  | {
      readonly type: 'ConditionRecorded';
      readonly data: {
        /** Which deadline of the duty it is about, counted from 0. */
        readonly place: number;
        readonly event: string;
        readonly on: LocalDate;
        /** The day recorded for it before; null the first time. */
        readonly movedFrom: LocalDate | null;
        /** All deadlines of the duty as they read now. */
        readonly deadlines: readonly Deadline[];
        readonly due: LocalDate | null;
        readonly basis: string;
      };
    }
  /** R9: a look at a standing duty. `nextReviewOn`: by the rhythm of the policy that the metadata names; nobody is late by it. */
  | { readonly type: 'StandingDutyReviewed'; readonly data: { readonly findings: string; readonly reportedInPeriod: boolean; readonly nextReviewOn: LocalDate } };
