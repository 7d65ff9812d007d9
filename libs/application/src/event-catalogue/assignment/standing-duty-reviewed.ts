import type { LocalDate } from '#libs/domain';
import { day, flag, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A look at a standing duty (R9). */
export const standingDutyReviewed = storedEvent('StandingDutyReviewed', 'standing-duty-reviewed', object({
  findings: text,
  reportedInPeriod: flag,
  nextReviewOn: day<LocalDate>(),
}));
