import { object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The confirming body returns the result for rework (trả lại). */
export const resultReturned = storedEvent('ResultReturned', 'result-returned', object({
  round: wholeNumber,
  reasons: text,
}));
