import { REVIEW_STEPS } from '#libs/domain';
import { object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The last step of the review was a mistake (R15). */
export const reviewStepTakenBack = storedEvent('ReviewStepTakenBack', 'review-step-taken-back', object({
  step: oneOf(REVIEW_STEPS),
  reason: text,
}));
