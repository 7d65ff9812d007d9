import { object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A counter-act takes a mistaken act back (R15). */
export const actCorrected = storedEvent('ActCorrected', 'act-corrected', object({
  act: oneOf([
    'acknowledgement', 'progress', 'submission', 'acceptance', 'return-for-rework', 'closure', 'extension-decision', 'extension-request',
    'suspension', 'withdrawal', 'return-to-issuer', 'condition', 'standing-review', 'recurrence', 'period-result', 'external-result',
  ]),
  revision: wholeNumber,
  reason: text,
}));
