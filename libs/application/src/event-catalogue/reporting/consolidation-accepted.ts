import { nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** The recipient took the consolidated report. */
export const consolidationAccepted = storedEvent('ConsolidationAccepted', 'consolidation-accepted', object({
  ...reportOf,
  round: wholeNumber,
  note: nullable(text),
}));
