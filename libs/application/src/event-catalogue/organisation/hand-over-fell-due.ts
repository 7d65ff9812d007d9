import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The day of a change of bodies has come. */
export const handOverFellDue = storedEvent('HandOverFellDue', 'hand-over-fell-due', object({ changeId: text }));
