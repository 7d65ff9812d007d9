import { object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';
import { reportOf } from './reporting.shape.js';

/** The recipient had accepted the consolidated report by mistake (R15). */
export const consolidationAcceptanceTakenBack = storedEvent('ConsolidationAcceptanceTakenBack', 'consolidation-acceptance-taken-back', object({
  ...reportOf,
  round: wholeNumber,
  reason: text,
}));
