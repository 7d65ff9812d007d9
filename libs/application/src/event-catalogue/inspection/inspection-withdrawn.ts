import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The decision is withdrawn before a conclusion. */
export const inspectionWithdrawn = storedEvent('InspectionWithdrawn', 'inspection-withdrawn', object({
  basis: text,
}));
