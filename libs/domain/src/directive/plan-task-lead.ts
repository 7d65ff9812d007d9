import type { BodyId, LocalDate, TaskCode } from '../kernel/index.js';
import { bodyStands, type OrganisationState } from '../organisation/index.js';
import type { AssignmentIdFor } from './commands.js';
import type { LeadMode } from './document.js';
import type { PlannedAssignment } from './events.js';
import { confirmingBodyFor, hasPart, workersOn } from './fan-out.js';
import { membersOf } from './participants.js';
import { refuse, type Refusal } from './refusal.js';
import { groupsAsOf, taskOf, type DirectiveState } from './state.js';

export interface LateLead {
  readonly taskCode: TaskCode;
  readonly leadBody: BodyId;
  readonly mode: LeadMode;
  /** Day on which the body must stand. */
  readonly on: LocalDate;
  readonly register: OrganisationState;
  readonly assignmentIdFor: AssignmentIdFor;
}

/**
 * The assignment of a task of an issued directive to one more lead body (an open group, a forgotten body). Nothing is
 * recorded in the directive; `assignmentTerms` turns the plan into the terms for the new assignment's own stream. Leads
 * added in this way before are not known here: the derived id refuses the same body twice.
 */
export function planTaskLead(state: DirectiveState, late: LateLead): { readonly ok: true; readonly planned: PlannedAssignment } | Refusal {
  const { taskCode, leadBody, mode, register } = late;
  const { content } = state;
  const asOf = groupsAsOf(state, taskCode);
  if (state.status !== 'issued' || content === null || asOf === null) return refuse('directive-not-issued', { status: state.status });
  const task = taskOf(content, taskCode);
  if (task === null) return refuse('unknown-task', { taskCode });
  if (state.withdrawnTasks.includes(taskCode)) return refuse('task-already-withdrawn', { taskCode });
  const stands = bodyStands(register, leadBody, late.on);
  if (stands === 'unknown') return refuse('unknown-body', { bodyId: leadBody, as: 'lead' });
  if (stands === 'ended') return refuse('body-ended', { bodyId: leadBody, as: 'lead' });
  const planned = state.planned.filter((line) => line.taskCode === taskCode);
  if (planned.some((line) => line.leadBody === leadBody)) return refuse('lead-already-assigned', { taskCode, bodyId: leadBody });
  const other = task.participants.find(({ body, role }) => body === leadBody && role !== 'lead');
  if (other !== undefined) return refuse('body-in-two-roles', { taskCode, bodyId: leadBody, role: other.role });
  if (planned.some((line) => hasPart(register, line.confirmingBody, new Set([leadBody])))) return refuse('lead-confirms-task', { taskCode, bodyId: leadBody });
  const workers = new Set([...workersOn(task, membersOf(state.frozenGroups, asOf)), leadBody]);
  const confirmingBody = confirmingBodyFor(content, register, late.on, workers);
  if (confirmingBody === null) return refuse('no-confirming-body', { taskCode });
  const assignmentId = late.assignmentIdFor(content.directiveId, taskCode, leadBody);
  return { ok: true, planned: { assignmentId, taskCode, leadBody, mode, confirmingBody, external: stands === 'external' } };
}
