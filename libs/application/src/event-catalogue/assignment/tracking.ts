import type { PointEvent, RecurrenceEvent, TrackingEvent } from '#libs/domain';
import type { StoredEvent } from '../stored-event.js';
import { conditionRecorded } from './condition-recorded.js';
import { dutyStarred, pointAdded, pointConfirmed, pointReported, pointWithdrawn } from './points.js';
import { periodResultFiled, recurrenceSet } from './recurrence.js';
import { standingDutyReviewed } from './standing-duty-reviewed.js';

/** Events of duties that no written day governs, and of their points. */
export const TRACKING_EVENTS: { readonly [T in (TrackingEvent | RecurrenceEvent | PointEvent)['type']]: StoredEvent<T> } = {
  ConditionRecorded: conditionRecorded,
  StandingDutyReviewed: standingDutyReviewed,
  RecurrenceSet: recurrenceSet,
  PeriodResultFiled: periodResultFiled,
  PointAdded: pointAdded,
  PointWithdrawn: pointWithdrawn,
  PointReported: pointReported,
  PointConfirmed: pointConfirmed,
  DutyStarred: dutyStarred,
};
