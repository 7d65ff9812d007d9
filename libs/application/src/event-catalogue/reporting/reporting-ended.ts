import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Nothing is owed after that period. */
export const reportingEnded = storedEvent('ReportingEnded', 'reporting-ended', object({
  lastPeriod: text,
  basis: text,
}));
