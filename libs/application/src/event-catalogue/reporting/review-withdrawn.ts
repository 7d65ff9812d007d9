import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The review was given up. */
export const reviewWithdrawn = storedEvent('ReviewWithdrawn', 'review-withdrawn', object({
  basis: text,
}));
