import type { AllottedDuty, AssignmentId, BodyId, LocalDate } from '#libs/domain';
import { day, id, listOf, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** Who takes over the open duties of bodies that end (R11). */
export const handOverOrdered = storedEvent('HandOverOrdered', 'hand-over-ordered', object({
  changeId: text,
  bodies: listOf(id<BodyId>()),
  keeper: id<BodyId>(),
  allotment: listOf(object<AllottedDuty>({ assignmentId: id<AssignmentId>(), body: id<BodyId>() })),
  on: day<LocalDate>(),
  basis: text,
  orderedBy: id<BodyId>(),
}));
