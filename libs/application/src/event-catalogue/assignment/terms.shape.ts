import {
  TASK_ROLES, type AssignmentId, type AssignmentTerms, type BodyId, type DirectiveId, type FrozenParticipant, type LocalDate, type ParentLink,
  type TaskCode, type TaskRole,
} from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { completionRule, leadMode } from '../directive/document.shape.js';
import { day, flag, id, listOf, nullable, object, oneOf, text } from '../shape.js';

/** The terms of an assignment, version 1. */
const participant = object<FrozenParticipant>({
  role: oneOf(TASK_ROLES.filter((role): role is Exclude<TaskRole, 'lead'> => role !== 'lead')),
  body: id<BodyId>(),
  external: flag,
});

const parentLink = object<ParentLink>({ assignmentId: id<AssignmentId>(), chain: listOf(id<BodyId>()), due: nullable(day<LocalDate>()) });

export const assignmentTerms = object<AssignmentTerms>({
  assignmentId: id<AssignmentId>(),
  directiveId: id<DirectiveId>(),
  taskCode: id<TaskCode>(),
  summary: text,
  expectedOutputs: listOf(text),
  leadBody: id<BodyId>(),
  mode: leadMode,
  issuer: id<BodyId>(),
  confirmingBody: id<BodyId>(),
  supervisingBody: id<BodyId>(),
  participants: listOf(participant),
  deadlines: listOf(deadline),
  due: nullable(day<LocalDate>()),
  acknowledgementDue: day<LocalDate>(),
  partsCompletion: completionRule,
  parent: nullable(parentLink),
  addedReason: nullable(text),
});
