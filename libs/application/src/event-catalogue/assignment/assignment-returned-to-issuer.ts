import { object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead sends the duty back to who assigned it (trả lại). */
export const assignmentReturnedToIssuer = storedEvent('AssignmentReturnedToIssuer', 'assignment-returned-to-issuer', object({
  reason: oneOf(['wrong-body', 'unclear', 'overlap', 'other']),
  explanation: text,
}));
