import type { AssignmentId, BodyId, LocalDate } from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { completionRule, leadMode } from '../directive/document.shape.js';
import { day, flag, id, listOf, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The lead hands a part of its duty down (giao tiếp cấp dưới). */
export const partHandedDown = storedEvent('PartHandedDown', 'part-handed-down', object({
  partId: id<AssignmentId>(),
  body: id<BodyId>(),
  mode: leadMode,
  summary: text,
  expectedOutputs: listOf(text),
  deadlines: listOf(deadline),
  due: nullable(day<LocalDate>()),
  partsCompletion: completionRule,
  dueAfterParent: flag,
}));
