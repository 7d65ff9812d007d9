import type { BodyId } from '#libs/domain';
import { id, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead had asked a coordinator by mistake (R15). */
export const coordinationRequestTakenBack = storedEvent('CoordinationRequestTakenBack', 'coordination-request-taken-back', object({
  coordinator: id<BodyId>(),
  revision: wholeNumber,
  reason: text,
}));
