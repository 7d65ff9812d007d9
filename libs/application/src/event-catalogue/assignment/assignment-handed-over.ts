import { HAND_OVER_REASONS, HAND_OVER_ROLES, type AssignmentId, type BodyId } from '#libs/domain';
import { flag, id, nullable, object, oneOf, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** A place in the duty passes to another body after a change of bodies (R11, R12). */
export const assignmentHandedOver = storedEvent('AssignmentHandedOver', 'assignment-handed-over', object({
  as: oneOf(HAND_OVER_ROLES),
  from: id<BodyId>(),
  to: id<BodyId>(),
  why: oneOf(HAND_OVER_REASONS),
  partId: nullable(id<AssignmentId>()),
  changeId: nullable(text),
  basis: text,
  collapsed: flag,
}));
