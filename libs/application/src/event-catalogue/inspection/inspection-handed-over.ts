import { INSPECTION_PARTS, type BodyId } from '#libs/domain';
import { id, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A place passes to a body that is no relative of the inspected (R12). */
export const inspectionHandedOver = storedEvent('InspectionHandedOver', 'inspection-handed-over', object({
  part: oneOf(INSPECTION_PARTS),
  from: id<BodyId>(),
  to: id<BodyId>(),
  changeId: nullable(text),
  basis: text,
}));
