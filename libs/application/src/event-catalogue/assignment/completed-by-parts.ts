import { completionRule } from '../directive/document.shape.js';
import { object, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The parts completed the duty by its rule (R7). `doneAt` in milliseconds. */
export const completedByParts = storedEvent('CompletedByParts', 'completed-by-parts', object({
  rule: completionRule,
  doneAt: wholeNumber,
  accepted: wholeNumber,
  counted: wholeNumber,
}));
