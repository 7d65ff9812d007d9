import type { Deadline } from '../deadline/index.js';
import type { LocalDate } from '../kernel/index.js';
import type { ReportRhythm } from '../reporting/calendar/report-period.js';
import type { Point, PointStatus } from './points.js';
import type { Recurrence } from './recurrence.js';

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

/** Instances of a recurring duty (R8). */
export type RecurrenceEvent =
  | { readonly type: 'RecurrenceSet'; readonly data: Recurrence & { readonly basis: string } }
  | {
      readonly type: 'PeriodResultFiled';
      readonly data: {
        readonly rhythm: ReportRhythm;
        /** Counts the periods of the rhythm. */
        readonly number: number;
        readonly period: string;
        /** First and last day of the data. */
        readonly from: LocalDate;
        readonly to: LocalDate;
        readonly due: LocalDate | null;
        readonly late: boolean;
        readonly note: string;
        readonly nil: boolean;
      };
    };

/** Many points in one duty (feature 22), and the issuer's star (feature 32). */
export type PointEvent =
  /** `basis`: of the amendment that brought it; null for one added to this duty alone. */
  | { readonly type: 'PointAdded'; readonly data: { readonly code: string; readonly text: string; readonly from: Point['from']; readonly basis: string | null } }
  | { readonly type: 'PointWithdrawn'; readonly data: { readonly code: string; readonly basis: string } }
  | { readonly type: 'PointReported'; readonly data: { readonly code: string; readonly status: PointStatus; readonly note: string } }
  | { readonly type: 'PointConfirmed'; readonly data: { readonly code: string; readonly done: boolean; readonly note: string } }
  | { readonly type: 'DutyStarred'; readonly data: { readonly starred: boolean; readonly reason: string } };
