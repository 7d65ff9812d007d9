import type { BodyId, LocalDate } from '#libs/domain';
import { day, id, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The issuer moves the duty to another lead (chuyển). */
export const assignmentTransferred = storedEvent('AssignmentTransferred', 'assignment-transferred', object({
  from: id<BodyId>(),
  to: id<BodyId>(),
  confirmingBody: id<BodyId>(),
  acknowledgementDue: day<LocalDate>(),
  basis: text,
}));
