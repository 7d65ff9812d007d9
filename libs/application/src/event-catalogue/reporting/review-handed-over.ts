import { REVIEW_PARTS, type BodyId } from '#libs/domain';
import { id, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A part in the review went to another body (R11). */
export const reviewHandedOver = storedEvent('ReviewHandedOver', 'review-handed-over', object({
  part: oneOf(REVIEW_PARTS),
  from: id<BodyId>(),
  to: id<BodyId>(),
  basis: text,
}));
