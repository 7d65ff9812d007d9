import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The issuer insists on the assignment. */
export const returnToIssuerRefused = storedEvent('ReturnToIssuerRefused', 'return-to-issuer-refused', object({
  explanation: text,
}));
