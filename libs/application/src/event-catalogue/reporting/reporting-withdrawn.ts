import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The obligation was a mistake. */
export const reportingWithdrawn = storedEvent('ReportingWithdrawn', 'reporting-withdrawn', object({
  basis: text,
}));
