import type { LocalDate } from '#libs/domain';
import { day, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The review was concluded by a document. */
export const reviewConcluded = storedEvent('ReviewConcluded', 'review-concluded', object({
  symbol: text,
  date: day<LocalDate>(),
}));
