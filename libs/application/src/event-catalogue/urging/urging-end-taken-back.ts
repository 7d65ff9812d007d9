import { URGING_ENDS } from '#libs/domain';
import { object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Closed or withdrawn by mistake (R15). */
export const urgingEndTakenBack = storedEvent('UrgingEndTakenBack', 'urging-end-taken-back', object({ end: oneOf(URGING_ENDS), reason: text }));
