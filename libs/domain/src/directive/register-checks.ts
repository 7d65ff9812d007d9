import type { BodyId, GroupId, LocalDate } from '../kernel/index.js';
import { bodyStands, expandGroup, valueOn, type OrganisationState } from '../organisation/index.js';
import type { DirectiveContent, DirectiveItem, Participant, Task } from './document.js';
import { firstFault, refuse, type Refusal } from './refusal.js';

/** The first body or group of the content that the register of the day does not bear out. */
export function registerFault(content: DirectiveContent, register: OrganisationState): Refusal | null {
  const { date, number, signatory, recipients } = content;
  return (
    bodyFault(register, number.issuer, date, 'issuer') ??
    (signatory.onBehalfOf === null ? null : bodyFault(register, signatory.onBehalfOf, date, 'signatory')) ??
    ownBodyFault(register, content.supervisingBody, date, 'supervising') ??
    firstFault([content.confirmingBody, ...content.confirmingFallbacks], (body) => ownBodyFault(register, body, date, 'confirming')) ??
    firstFault(recipients, ({ bodies, groups }) => firstFault(bodies, (body) => bodyFault(register, body, date, 'recipient')) ?? firstFault(groups, (group) => groupFault(register, group, date))) ??
    itemsRegisterFault(content.items, register, date)
  );
}

export const itemsRegisterFault = (items: readonly DirectiveItem[], register: OrganisationState, date: LocalDate): Refusal | null =>
  firstFault(items, (item) => firstFault(item.tasks, (task) => taskFault(task, register, date)));

/** The body as the register has it on the day; `as`: what it is named for. */
export function bodyFault(register: OrganisationState, bodyId: BodyId, date: LocalDate, as: string): Refusal | null {
  const stands = bodyStands(register, bodyId, date);
  return stands === 'unknown' ? refuse('unknown-body', { bodyId, as }) : stands === 'ended' ? refuse('body-ended', { bodyId, as }) : null;
}

const ownBodyFault = (register: OrganisationState, bodyId: BodyId, date: LocalDate, as: string): Refusal | null =>
  bodyFault(register, bodyId, date, as) ?? (bodyStands(register, bodyId, date) === 'external' ? refuse('body-is-external', { bodyId, as }) : null);

function groupFault(register: OrganisationState, groupId: GroupId, date: LocalDate): Refusal | null {
  const group = register.groups.get(groupId);
  return group === undefined || valueOn(group.definitions, date) === null ? refuse('unknown-group', { groupId }) : null;
}

function taskFault(task: Task, register: OrganisationState, date: LocalDate): Refusal | null {
  const taskCode = task.code;
  const fault = firstFault(task.participants, (participant) => participantFault(task, participant, register, date));
  if (fault !== null) return fault;
  const leads = task.participants.filter(({ role }) => role === 'lead');
  const empty = leads.every(({ group }) => group !== null && register.groups.get(group)?.open === false && expandGroup(register, group, date).length === 0);
  return empty ? refuse('lead-group-empty', { taskCode }) : null;
}

function participantFault(task: Task, { role, body, group, external }: Participant, register: OrganisationState, date: LocalDate): Refusal | null {
  const fault = body !== null ? bodyFault(register, body, date, role) : group !== null ? groupFault(register, group, date) : null;
  if (fault !== null || role !== 'lead' || !external) return fault;
  const bodies = body !== null ? [body] : group !== null ? expandGroup(register, group, date) : [];
  return firstFault(bodies, (bodyId) => (bodyStands(register, bodyId, date) === 'external' ? null : refuse('lead-not-external', { taskCode: task.code, bodyId })));
}

/** The items with the mark `external` set wherever the register says so: a fact of the register, not of the draft. */
export function withExternalMarks(items: readonly DirectiveItem[], register: OrganisationState, date: LocalDate): readonly DirectiveItem[] {
  const marked = (participant: Participant): Participant => {
    const { body, group } = participant;
    const bodies = body !== null ? [body] : group !== null ? expandGroup(register, group, date) : [];
    return participant.external || bodies.some((id) => bodyStands(register, id, date) === 'external') ? { ...participant, external: true } : participant;
  };
  return items.map((item) => ({ ...item, tasks: item.tasks.map((task) => ({ ...task, participants: task.participants.map(marked) })) }));
}
