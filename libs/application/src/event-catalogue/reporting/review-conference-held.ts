import type { LocalDate } from '#libs/domain';
import { day, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The conference of the review was held. */
export const reviewConferenceHeld = storedEvent('ReviewConferenceHeld', 'review-conference-held', object({
  heldOn: day<LocalDate>(),
  basis: text,
}));
