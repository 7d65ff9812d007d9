import { INSPECTION_ENDS } from '#libs/domain';
import { object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Closed or withdrawn by mistake (R15). */
export const inspectionEndTakenBack = storedEvent('InspectionEndTakenBack', 'inspection-end-taken-back', object({
  end: oneOf(INSPECTION_ENDS),
  reason: text,
}));
