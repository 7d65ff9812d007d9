import { nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead takes the duty on (tiếp nhận). */
export const assignmentAcknowledged = storedEvent('AssignmentAcknowledged', 'assignment-acknowledged', object({
  receiptNumber: nullable(text),
  note: nullable(text),
}));
