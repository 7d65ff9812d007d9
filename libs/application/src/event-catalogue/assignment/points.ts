import { POINT_STATUSES } from '#libs/domain';
import { flag, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** One more point of a duty with several. */
export const pointAdded = storedEvent('PointAdded', 'point-added', object({ code: text, text }));

/** The lead declares how a point stands. */
export const pointReported = storedEvent('PointReported', 'point-reported', object({ code: text, status: oneOf(POINT_STATUSES), note: text }));

/** The confirming body found a point done, or not. */
export const pointConfirmed = storedEvent('PointConfirmed', 'point-confirmed', object({ code: text, done: flag, note: text }));

/** The issuer marks a duty with a star, or takes it off. */
export const dutyStarred = storedEvent('DutyStarred', 'duty-starred', object({ starred: flag, reason: text }));
