import {
  BODY_KINDS, BODY_LEVELS, DUTY_REFUSALS, URGING_GRADES, type AssignmentId, type BodyId, type DirectiveId, type EventReference, type LeftOutDuty, type LocalDate,
  type PromisedDay, type TaskCode, type UrgedDuty, type UrgingAddressee, type UrgingDocument, type UrgingId,
} from '#libs/domain';
import { documentNumber, signatory } from '../directive/document.shape.js';
import { day, flag, id, nullable, object, oneOf, text, wholeNumber } from '../shape.js';

/** What stands in the events of an urging, version 1. */
export const urgingDocument = object<UrgingDocument>({
  urgingId: id<UrgingId>(),
  number: documentNumber,
  date: day<LocalDate>(),
  signatory,
  grade: oneOf(URGING_GRADES),
  colour: oneOf(['xanh', 'cam', 'đỏ']),
  directiveId: nullable(id<DirectiveId>()),
  answerDue: day<LocalDate>(),
  demand: text,
  asksExplanation: flag,
  basis: text,
  skipsGradeReason: nullable(text),
});

export const urgedDuty = object<UrgedDuty>({
  assignmentId: id<AssignmentId>(),
  directiveId: id<DirectiveId>(),
  taskCode: id<TaskCode>(),
  lead: id<BodyId>(),
  assignedBy: id<BodyId>(),
  supervising: id<BodyId>(),
  due: day<LocalDate>(),
  follows: nullable(id<UrgingId>()),
});

export const urgingAddressee = object<UrgingAddressee>({ body: id<BodyId>(), name: text, kind: oneOf(BODY_KINDS), level: oneOf(BODY_LEVELS) });

export const leftOutDuty = object<LeftOutDuty>({ assignmentId: id<AssignmentId>(), reason: oneOf(DUTY_REFUSALS) });

export const eventReference = object<EventReference>({ assignmentId: id<AssignmentId>(), revision: wholeNumber });

export const promisedDay = object<PromisedDay>({ assignmentId: id<AssignmentId>(), day: day<LocalDate>() });
