import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The oversight ends, with what was found on the whole. */
export const oversightEnded = storedEvent('OversightEnded', 'oversight-ended', object({
  summary: text,
}));
