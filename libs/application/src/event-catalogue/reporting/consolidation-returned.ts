import { object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** The recipient sent the consolidated report back. */
export const consolidationReturned = storedEvent('ConsolidationReturned', 'consolidation-returned', object({
  ...reportOf,
  round: wholeNumber,
  reasons: text,
}));
