import {
  TASK_ROLES, type AssignmentId, type AssignmentTerms, type BodyId, type DirectiveId, type FrozenParticipant, type LocalDate, type ParentLink,
  type TaskCode, type TaskRole,
} from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { completionRule, leadMode, pointsRule, taskPoint } from '../directive/document.shape.js';
import { day, flag, id, listOf, nullable, object, oneOf, text } from '../shape.js';

const participant = object<FrozenParticipant>({
  role: oneOf(TASK_ROLES.filter((role): role is Exclude<TaskRole, 'lead'> => role !== 'lead')),
  body: id<BodyId>(),
  external: flag,
});

const parentLink = object<ParentLink>({ assignmentId: id<AssignmentId>(), chain: listOf(id<BodyId>()), due: nullable(day<LocalDate>()) });

const BEGINNING = { assignmentId: id<AssignmentId>(), directiveId: id<DirectiveId>(), taskCode: id<TaskCode>(), summary: text, expectedOutputs: listOf(text), leadBody: id<BodyId>() } as const;
const MIDDLE = {
  mode: leadMode,
  issuer: id<BodyId>(),
  confirmingBody: id<BodyId>(),
  supervisingBody: id<BodyId>(),
  participants: listOf(participant),
  deadlines: listOf(deadline),
  due: nullable(day<LocalDate>()),
} as const;
const END = { parent: nullable(parentLink), addedReason: nullable(text) } as const;

/** The terms of an assignment, version 2. */
export const assignmentTerms = object<AssignmentTerms>({
  ...BEGINNING,
  external: flag,
  ...MIDDLE,
  acknowledgementDue: nullable(day<LocalDate>()),
  partsCompletion: completionRule,
  points: listOf(taskPoint),
  pointsCompletion: pointsRule,
  ...END,
});

/** Version 1: no lead was external, and points came later or not at all. */
export const terms1 = object({ ...BEGINNING, ...MIDDLE, acknowledgementDue: day<LocalDate>(), partsCompletion: completionRule, ...END });
