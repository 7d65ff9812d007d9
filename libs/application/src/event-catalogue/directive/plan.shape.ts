import type {
  AmendmentChange, AssignmentId, BodyId, FrozenGroup, GroupId, LocalDate, PlannedAssignment, TaskCode, UnreachedBody,
} from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { day, id, listOf, object, oneOf, taggedBy, text } from '../shape.js';
import { directiveItem, leadMode } from './document.shape.js';

/** Shapes of what issuing and amending fix, version 1. */
export const frozenGroup = object<FrozenGroup>({
  groupId: id<GroupId>(),
  name: text,
  asOf: day<LocalDate>(),
  members: listOf(id<BodyId>()),
});

export const plannedAssignment = object<PlannedAssignment>({
  assignmentId: id<AssignmentId>(),
  taskCode: id<TaskCode>(),
  leadBody: id<BodyId>(),
  mode: leadMode,
  confirmingBody: id<BodyId>(),
});

export const unreachedBody = object<UnreachedBody>({ bodyId: id<BodyId>(), taskCodes: listOf(id<TaskCode>()) });

export const amendmentChange = taggedBy<'kind', AmendmentChange>('kind', {
  'deadline-changed': object({ kind: oneOf(['deadline-changed']), taskCode: id<TaskCode>(), deadlines: listOf(deadline) }),
  'task-withdrawn': object({ kind: oneOf(['task-withdrawn']), taskCode: id<TaskCode>() }),
  'item-added': object({ kind: oneOf(['item-added']), item: directiveItem }),
});
