import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The issuer takes the duty back (thu hồi). */
export const assignmentWithdrawn = storedEvent('AssignmentWithdrawn', 'assignment-withdrawn', object({
  basis: text,
}));
