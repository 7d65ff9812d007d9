import { object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Minutes taken back before a conclusion (R15). */
export const inspectionMinutesTakenBack = storedEvent('InspectionMinutesTakenBack', 'inspection-minutes-taken-back', object({
  number: wholeNumber,
  reason: text,
}));
