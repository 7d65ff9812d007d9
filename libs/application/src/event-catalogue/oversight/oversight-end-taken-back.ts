import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** R15: the oversight goes on where it stood before its end. */
export const oversightEndTakenBack = storedEvent('OversightEndTakenBack', 'oversight-end-taken-back', object({
  reason: text,
}));
