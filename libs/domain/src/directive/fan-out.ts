import type { BodyId, LocalDate, TaskCode } from '../kernel/index.js';
import { bodyStands, heirOf, lineageOf, type OrganisationState } from '../organisation/index.js';
import type { AssignmentIdFor } from './commands.js';
import type { DirectiveContent, Task } from './document.js';
import type { PlannedAssignment, UnreachedBody } from './events.js';
import { bodiesOf, leadsOf, type MembersOf } from './participants.js';
import { refuse, type Refusal } from './refusal.js';

/** Roles whose bearers do part of the work, so that none of them may confirm it (R12, invariant 7). */
const WORKING_ROLES: ReadonlySet<string> = new Set(['lead', 'coordinate', 'perform']);

/** Every body that does part of the task's work, groups expanded. */
export function workersOn(task: Task, members: MembersOf): ReadonlySet<BodyId> {
  const workers = new Set<BodyId>();
  for (const participant of task.participants) {
    if (WORKING_ROLES.has(participant.role)) for (const body of bodiesOf(participant, members)) workers.add(body);
  }
  return workers;
}

/** Does the body, or one that it continues or that continues it, take part in the work (R12)? */
export function hasPart(register: OrganisationState, body: BodyId, workers: ReadonlySet<BodyId>): boolean {
  if (workers.has(body)) return true;
  for (const kin of lineageOf(register, body)) if (workers.has(kin)) return true;
  return false;
}

/**
 * Who confirms a task with these workers: the named body, else the first fallback that stands `on` that day and has no
 * part in it (R12); one that is no more by whoever carries its duties now (R11). Null when none.
 */
export const confirmingBodyFor = (content: DirectiveContent, register: OrganisationState, on: LocalDate, workers: ReadonlySet<BodyId>): BodyId | null =>
  [content.confirmingBody, ...content.confirmingFallbacks]
    .map((body) => heirOf(register, body, on, null).body)
    .find((body) => bodyStands(register, body, on) === 'active' && !hasPart(register, body, workers)) ?? null;

/** One planned assignment per task and lead body, in order of the document, confirmed by bodies that stand `on` that day. */
export function planAssignments(
  content: DirectiveContent,
  tasks: Iterable<Task>,
  members: MembersOf,
  register: OrganisationState,
  on: LocalDate,
  assignmentIdFor: AssignmentIdFor,
): { readonly ok: true; readonly planned: readonly PlannedAssignment[] } | Refusal {
  const planned: PlannedAssignment[] = [];
  for (const task of tasks) {
    const confirmingBody = confirmingBodyFor(content, register, on, workersOn(task, members));
    if (confirmingBody === null) return refuse('no-confirming-body', { taskCode: task.code });
    for (const [leadBody, { mode, external }] of leadsOf(task, members)) {
      const assignmentId = assignmentIdFor(content.directiveId, task.code, leadBody);
      planned.push({ assignmentId, taskCode: task.code, leadBody, mode, confirmingBody, external });
    }
  }
  return { ok: true, planned };
}

/** Every body that a line of "Nơi nhận" reaches, once, sorted by id; external bodies too, since they get a copy (R14). */
export function addresseesOf(content: DirectiveContent, members: MembersOf): readonly BodyId[] {
  const reached = new Set<BodyId>();
  for (const { bodies, groups } of content.recipients) for (const body of [...bodies, ...groups.flatMap(members)]) reached.add(body);
  return [...reached].toSorted();
}

/** Lead bodies that no line of "Nơi nhận" reaches, sorted by id: to be warned about, never a reason to refuse. */
export function unreachedLeads(planned: readonly Pick<PlannedAssignment, 'leadBody' | 'taskCode'>[], addressees: readonly BodyId[]): readonly UnreachedBody[] {
  const reached = new Set(addressees);
  const missing = new Map<BodyId, TaskCode[]>();
  for (const { leadBody, taskCode } of planned) {
    if (!reached.has(leadBody)) missing.set(leadBody, [...(missing.get(leadBody) ?? []), taskCode]);
  }
  return [...missing].map(([bodyId, taskCodes]) => ({ bodyId, taskCodes })).toSorted((a, b) => (a.bodyId < b.bodyId ? -1 : 1));
}

