import { stepFrom } from '#libs/domain';
import { storedEvent } from '../stored-event.js';
import { assignmentTerms, terms1 } from './terms.shape.js';

/** A body is given its duty (giao nhiệm vụ). */
export const taskAssigned = storedEvent('TaskAssigned', 'task-assigned', assignmentTerms, [{ shape: terms1, upcast: stepFrom('TaskAssigned', 1) }]);
