import { object } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportContent, reportOf } from './reporting.shape.js';

/** The consolidated report of a period was drafted. */
export const consolidationDrafted = storedEvent('ConsolidationDrafted', 'consolidation-drafted', object({
  ...reportOf,
  content: reportContent,
}));
