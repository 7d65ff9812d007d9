import type { AssignmentId } from '#libs/domain';
import { id, listOf, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Nothing is left to put right, or a written reason says why it ends. */
export const inspectionClosed = storedEvent('InspectionClosed', 'inspection-closed', object({
  open: listOf(id<AssignmentId>()),
  reason: nullable(text),
}));
