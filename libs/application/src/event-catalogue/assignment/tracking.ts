import type { TrackingEvent } from '#libs/domain';
import type { StoredEvent } from '../stored-event.js';
import { conditionRecorded } from './condition-recorded.js';
import { standingDutyReviewed } from './standing-duty-reviewed.js';

/** Events of duties that no written day governs. */
export const TRACKING_EVENTS: { readonly [T in TrackingEvent['type']]: StoredEvent<T> } = {
  ConditionRecorded: conditionRecorded,
  StandingDutyReviewed: standingDutyReviewed,
};
