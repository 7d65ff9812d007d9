import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** "Không tính chậm": the lateness was the fault of the issuer (R4). */
export const latenessWaived = storedEvent('LatenessWaived', 'lateness-waived', object({
  reason: text,
}));
