import { object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The body that urged took the urging back. */
export const urgingWithdrawn = storedEvent('UrgingWithdrawn', 'urging-withdrawn', object({ basis: text }));
