import type { BodyId, GroupId, LocalDate } from '../kernel/index.js';
import type { AssignmentTerms, FrozenParticipant } from '../assignment/events.js';
import { governingDeadline } from '../deadline/index.js';
import { expandGroup, type OrganisationState } from '../organisation/index.js';
import type { LeadMode, Participant, Task } from './document.js';
import type { FrozenGroup, PlannedAssignment } from './events.js';
import { groupsAsOf, taskOf, type DirectiveState } from './state.js';

/** Gives the members of a group as they were frozen. */
export type MembersOf = (group: GroupId) => readonly BodyId[];

/** The groups, in order of first mention, as they stand on `asOf`; one already frozen for that day is taken as it was. */
export function freezeGroups(groups: Iterable<GroupId>, register: OrganisationState, asOf: LocalDate, already: readonly FrozenGroup[] = []): readonly FrozenGroup[] {
  return [...new Set(groups)].map(
    (groupId) =>
      already.find((frozen) => frozen.groupId === groupId && frozen.asOf === asOf) ?? {
        groupId,
        name: register.groups.get(groupId)?.name ?? '',
        asOf,
        members: expandGroup(register, groupId, asOf),
      },
  );
}

export const membersOf = (frozen: readonly FrozenGroup[], asOf: LocalDate): MembersOf => {
  const members = new Map(frozen.filter((group) => group.asOf === asOf).map((group) => [group.groupId, group.members]));
  return (group) => members.get(group) ?? [];
};

/** The bodies that one participant stands for: itself, or the frozen members of its group. */
export const bodiesOf = (participant: Participant, members: MembersOf): readonly BodyId[] =>
  participant.body !== null ? [participant.body] : participant.group !== null ? members(participant.group) : [];

/** How a body leads. A group holds bodies of one kind only, so the mark of the group is that of each member. */
export interface LeadPart {
  readonly mode: LeadMode;
  readonly external: boolean;
}

/** The lead bodies of a task, each once, in order of the document: "A và B" and groups fan out (R16). */
export function leadsOf(task: Task, members: MembersOf): ReadonlyMap<BodyId, LeadPart> {
  const leads = new Map<BodyId, LeadPart>();
  for (const participant of task.participants) {
    const { role, mode, external } = participant;
    if (role !== 'lead') continue;
    for (const body of bodiesOf(participant, members)) if (!leads.has(body)) leads.set(body, { mode: mode ?? 'do', external });
  }
  return leads;
}

/** The other parts of a task as one lead meets them: groups expanded, each body once per role, the lead itself left out of groups it belongs to. */
export function partiesBeside(task: Task, lead: BodyId, members: MembersOf): readonly FrozenParticipant[] {
  const parties = new Map<string, FrozenParticipant>();
  for (const participant of task.participants) {
    const { role, external } = participant;
    if (role === 'lead') continue;
    for (const body of bodiesOf(participant, members)) {
      const key = `${role} ${body}`;
      if (body !== lead && !parties.has(key)) parties.set(key, { role, body, external });
    }
  }
  return [...parties.values()];
}

/**
 * The terms of one planned assignment, with the deadlines as amended and participants from the frozen groups. The last
 * day for acknowledging comes from policy, so from the caller; an external lead has none. `addedReason`: see AssignmentTerms.
 * @throws RangeError when the directive is not issued or has no such task: the plan is not of this directive.
 */
export function assignmentTerms(
  state: DirectiveState,
  planned: PlannedAssignment,
  given: { readonly acknowledgementDue: LocalDate; readonly addedReason?: string | null },
): AssignmentTerms {
  const { content } = state;
  const asOf = groupsAsOf(state, planned.taskCode);
  const task = content === null ? null : taskOf(content, planned.taskCode);
  if (content === null || task === null || asOf === null) throw new RangeError(`no issued task ${planned.taskCode}`);
  const governing = governingDeadline(task.deadlines);
  return {
    assignmentId: planned.assignmentId,
    directiveId: content.directiveId,
    taskCode: planned.taskCode,
    summary: task.summary,
    expectedOutputs: task.expectedOutputs,
    leadBody: planned.leadBody,
    mode: planned.mode,
    issuer: content.number.issuer,
    confirmingBody: planned.confirmingBody,
    supervisingBody: content.supervisingBody,
    participants: partiesBeside(task, planned.leadBody, membersOf(state.frozenGroups, asOf)),
    deadlines: task.deadlines,
    due: governing.kind === 'one' ? governing.deadline.due : null,
    external: planned.external,
    acknowledgementDue: planned.external ? null : given.acknowledgementDue,
    partsCompletion: task.partsCompletion,
    points: task.points,
    pointsCompletion: task.pointsCompletion,
    parent: null,
    addedReason: given.addedReason ?? null,
  };
}

/** Groups named by the tasks, in order. */
export function* groupsNamedBy(tasks: Iterable<Task>): Generator<GroupId> {
  for (const task of tasks) for (const { group } of task.participants) if (group !== null) yield group;
}

