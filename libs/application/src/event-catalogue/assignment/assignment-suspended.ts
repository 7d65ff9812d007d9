import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The duty rests (tạm dừng). */
export const assignmentSuspended = storedEvent('AssignmentSuspended', 'assignment-suspended', object({
  basis: text,
}));
