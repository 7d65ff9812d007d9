import type { AssignmentId, BodyId, DirectiveId, InspectionDecision, InspectionId, InspectionScope, LocalDate, TaskCode } from '#libs/domain';
import { documentNumber, signatory } from '../directive/document.shape.js';
import { day, id, listOf, nullable, object, text } from '../shape.js';
import { storedEvent } from '../stored-event.js';

/** The decision to inspect (quyết định kiểm tra). */
export const inspectionDecided = storedEvent('InspectionDecided', 'inspection-decided', object<InspectionDecision>({
  inspectionId: id<InspectionId>(),
  number: documentNumber,
  date: day<LocalDate>(),
  signatory,
  basis: text,
  inspectingBody: id<BodyId>(),
  inspectedBodies: listOf(id<BodyId>()),
  scope: object<InspectionScope>({ directiveId: id<DirectiveId>(), taskCodes: listOf(id<TaskCode>()), assignmentIds: listOf(id<AssignmentId>()) }),
  subject: text,
  periodFrom: day<LocalDate>(),
  periodTo: day<LocalDate>(),
  proposedBy: nullable(id()),
}));
