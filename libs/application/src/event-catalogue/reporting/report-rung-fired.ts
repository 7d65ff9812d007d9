import { REMINDER_GRADES, REPORT_TIERS, type BodyId, type LocalDate } from '#libs/domain';
import { day, id, listOf, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** A rung of the reminder ladder about the reports of a period has come. */
export const reportRungFired = storedEvent('ReportRungFired', 'report-rung-fired', object({
  ...reportOf,
  tier: oneOf(REPORT_TIERS),
  rung: text,
  grade: oneOf(REMINDER_GRADES),
  bodies: listOf(id<BodyId>()),
  missing: listOf(id<BodyId>()),
  forDue: day<LocalDate>(),
  dueOn: day<LocalDate>(),
  skipped: listOf(text),
}));
