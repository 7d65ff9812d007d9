import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A report for the review was sent back. */
export const reviewReportReturned = storedEvent('ReviewReportReturned', 'review-report-returned', object({
  unit: id<BodyId>(),
  round: wholeNumber,
  reasons: text,
}));
