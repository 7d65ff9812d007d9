import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportSchedule } from './reporting.shape.js';

/** Other due days, from a period on. */
export const reportScheduleChanged = storedEvent('ReportScheduleChanged', 'report-schedule-changed', object({
  fromPeriod: text,
  schedule: reportSchedule,
  basis: text,
}));
