import type { AssignmentId, BodyConclusion, BodyId, DirectiveId, LocalDate, RemediationItem, TaskCode } from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { documentNumber, signatory } from '../directive/document.shape.js';
import { day, id, listOf, nullable, object, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** One thing to be put right, version 1. */
const remediationItem = object<RemediationItem>({
  number: wholeNumber,
  assignmentId: id<AssignmentId>(),
  taskCode: id<TaskCode>(),
  body: id<BodyId>(),
  summary: text,
  expectedOutputs: listOf(text),
  deadlines: listOf(deadline),
  due: nullable(day<LocalDate>()),
  confirmingBody: id<BodyId>(),
});

/** What is concluded, and what has to be put right (kết luận kiểm tra). */
export const inspectionConcluded = storedEvent('InspectionConcluded', 'inspection-concluded', object({
  number: documentNumber,
  date: day<LocalDate>(),
  signatory,
  conclusions: listOf(object<BodyConclusion>({ body: id<BodyId>(), text })),
  remediation: listOf(remediationItem),
  directiveId: id<DirectiveId>(),
  supervisingBody: id<BodyId>(),
}));
