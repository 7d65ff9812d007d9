import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, nullable, object, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportContent } from './reporting.shape.js';

/** A unit reported for the review. */
export const reviewReportFiled = storedEvent('ReviewReportFiled', 'review-report-filed', object({
  unit: id<BodyId>(),
  round: wholeNumber,
  content: reportContent,
  due: nullable(day<LocalDate>()),
}));
