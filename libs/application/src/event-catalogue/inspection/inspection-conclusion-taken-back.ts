import type { AssignmentId } from '#libs/domain';
import { documentNumber } from '../directive/document.shape.js';
import { id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The conclusion was a mistake (R15); what becomes of the duties it ordered stands in it. */
export const inspectionConclusionTakenBack = storedEvent('InspectionConclusionTakenBack', 'inspection-conclusion-taken-back', object({
  number: documentNumber,
  reason: text,
  withdrawn: listOf(id<AssignmentId>()),
  kept: listOf(id<AssignmentId>()),
}));
