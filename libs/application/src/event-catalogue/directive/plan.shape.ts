import type {
  AmendmentChange, AssignmentId, BodyId, Change1, FrozenGroup, GroupId, ItemAdded1, LocalDate, PlannedAssignment, TaskCode, UnreachedBody,
} from '#libs/domain';
import { deadline } from '../deadline.shape.js';
import { day, flag, id, listOf, object, oneOf, taggedBy, text } from '../shape.js';
import { item1 } from './document-1.shape.js';
import { directiveItem, leadMode, taskPoint } from './document.shape.js';

/** Shapes of what issuing and amending fix, version 2; beside them version 1, in which no lead was external. */
export const frozenGroup = object<FrozenGroup>({
  groupId: id<GroupId>(),
  name: text,
  asOf: day<LocalDate>(),
  members: listOf(id<BodyId>()),
});

const PLANNED_1 = {
  assignmentId: id<AssignmentId>(),
  taskCode: id<TaskCode>(),
  leadBody: id<BodyId>(),
  mode: leadMode,
  confirmingBody: id<BodyId>(),
} as const;

export const planned1 = object(PLANNED_1);
export const plannedAssignment = object<PlannedAssignment>({ ...PLANNED_1, external: flag });

export const unreachedBody = object<UnreachedBody>({ bodyId: id<BodyId>(), taskCodes: listOf(id<TaskCode>()) });

const DEADLINE_CHANGED = object<Extract<AmendmentChange, { kind: 'deadline-changed' }>>({ kind: oneOf(['deadline-changed']), taskCode: id<TaskCode>(), deadlines: listOf(deadline) });
const TASK_WITHDRAWN = object<Extract<AmendmentChange, { kind: 'task-withdrawn' }>>({ kind: oneOf(['task-withdrawn']), taskCode: id<TaskCode>() });

export const amendmentChange = taggedBy<'kind', AmendmentChange>('kind', {
  'deadline-changed': DEADLINE_CHANGED,
  'points-changed': object({ kind: oneOf(['points-changed']), taskCode: id<TaskCode>(), added: listOf(taskPoint), withdrawn: listOf(text) }),
  'task-withdrawn': TASK_WITHDRAWN,
  'item-added': object({ kind: oneOf(['item-added']), item: directiveItem }),
});

export const change1 = taggedBy<'kind', Change1>('kind', {
  'deadline-changed': DEADLINE_CHANGED,
  'task-withdrawn': TASK_WITHDRAWN,
  'item-added': object<ItemAdded1>({ kind: oneOf(['item-added']), item: item1 }),
});
