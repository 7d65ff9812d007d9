import { nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The duty is closed (kết thúc). */
export const assignmentClosed = storedEvent('AssignmentClosed', 'assignment-closed', object({
  note: nullable(text),
}));
