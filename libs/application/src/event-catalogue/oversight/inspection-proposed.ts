import type { BodyId } from '#libs/domain';
import { id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** An inspection is proposed. */
export const inspectionProposed = storedEvent('InspectionProposed', 'inspection-proposed', object({
  bodies: listOf(id<BodyId>()),
  reason: text,
}));
