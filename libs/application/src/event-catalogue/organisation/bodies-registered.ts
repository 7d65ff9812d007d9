import { bodyEntry } from './body.shape.js';
import { listOf, object } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Bodies enter the register. */
export const bodiesRegistered = storedEvent('BodiesRegistered', 'bodies-registered', object({
  bodies: listOf(bodyEntry),
}));
