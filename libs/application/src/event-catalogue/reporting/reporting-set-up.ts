import { storedEvent } from '../stored-event.js';
import { reportingTerms } from './reporting.shape.js';

/** An obligation to report was set up (R8). */
export const reportingSetUp = storedEvent('ReportingSetUp', 'reporting-set-up', reportingTerms);
