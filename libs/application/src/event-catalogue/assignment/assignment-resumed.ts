import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The duty goes on after a suspension. */
export const assignmentResumed = storedEvent('AssignmentResumed', 'assignment-resumed', object({
  basis: text,
}));
