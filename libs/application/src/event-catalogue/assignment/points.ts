import { POINT_STATUSES, stepFrom } from '#libs/domain';
import { flag, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const POINT_1 = { code: text, text } as const;

/** One more point of a duty with several. In version 1 all of them were added to the duty alone. */
export const pointAdded = storedEvent('PointAdded', 'point-added', object({ ...POINT_1, from: oneOf(['directive', 'duty']), basis: nullable(text) }), [
  { shape: object(POINT_1), upcast: stepFrom('PointAdded', 1) },
]);

/** A point is not asked for any more. */
export const pointWithdrawn = storedEvent('PointWithdrawn', 'point-withdrawn', object({ code: text, basis: text }));

/** The lead declares how a point stands. */
export const pointReported = storedEvent('PointReported', 'point-reported', object({ code: text, status: oneOf(POINT_STATUSES), note: text }));

/** The confirming body found a point done, or not. */
export const pointConfirmed = storedEvent('PointConfirmed', 'point-confirmed', object({ code: text, done: flag, note: text }));

/** The issuer marks a duty with a star, or takes it off. */
export const dutyStarred = storedEvent('DutyStarred', 'duty-starred', object({ starred: flag, reason: text }));
