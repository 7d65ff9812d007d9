import { assignmentTerms } from './terms.shape.js';
import { storedEvent } from '../stored-event.js';

/** A body is given its duty (giao nhiệm vụ). */
export const taskAssigned = storedEvent('TaskAssigned', 'task-assigned', assignmentTerms);
