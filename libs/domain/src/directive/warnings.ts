import type { BodyId, GroupId, TaskCode } from '../kernel/index.js';
import type { OrganisationState } from '../organisation/index.js';
import type { DirectiveContent } from './document.js';
import { addresseesOf, confirmingBodyFor, unreachedLeads, workersOn } from './fan-out.js';
import { freezeGroups, groupsNamedBy, leadsOf, membersOf } from './participants.js';

/** What a clerk should look at before issuing; nothing of it refuses the issue. */
export type DirectiveWarning =
  /** A lead body that no line of "Nơi nhận" reaches. */
  | { readonly kind: 'body-unreached'; readonly bodyId: BodyId; readonly taskCodes: readonly TaskCode[] }
  /** A line of "Nơi nhận" that names no body and no group of the register. */
  | { readonly kind: 'recipient-reaches-nobody'; readonly text: string }
  /** An open group leads: nobody is assigned until bodies are added one by one, with a reason. */
  | { readonly kind: 'open-group-leads'; readonly groupId: GroupId; readonly taskCode: TaskCode }
  /** A group has no member on the date of the document. */
  | { readonly kind: 'group-empty'; readonly groupId: GroupId }
  /** The confirming body has a part in the task, so another confirms it (R12). */
  | { readonly kind: 'confirmation-rerouted'; readonly taskCode: TaskCode; readonly confirmingBody: BodyId };

/** The warnings about a content as of its date, in order of the document; for a content that the decider accepts. */
export function directiveWarnings(content: DirectiveContent, register: OrganisationState): readonly DirectiveWarning[] {
  const tasks = content.items.flatMap((item) => item.tasks);
  const frozen = freezeGroups([...content.recipients.flatMap(({ groups }) => groups), ...groupsNamedBy(tasks)], register, content.date);
  const members = membersOf(frozen, content.date);
  const warnings: DirectiveWarning[] = [];
  for (const { text, bodies, groups } of content.recipients) {
    if (bodies.length === 0 && groups.length === 0) warnings.push({ kind: 'recipient-reaches-nobody', text });
  }
  for (const { groupId, members: found } of frozen) {
    if (found.length === 0 && register.groups.get(groupId)?.open === false) warnings.push({ kind: 'group-empty', groupId });
  }
  const leading: { readonly taskCode: TaskCode; readonly leadBody: BodyId }[] = [];
  for (const task of tasks) {
    for (const { role, group } of task.participants) {
      if (role === 'lead' && group !== null && register.groups.get(group)?.open === true) warnings.push({ kind: 'open-group-leads', groupId: group, taskCode: task.code });
    }
    const confirmingBody = confirmingBodyFor(content, register, content.date, workersOn(task, members));
    if (confirmingBody !== null && confirmingBody !== content.confirmingBody) warnings.push({ kind: 'confirmation-rerouted', taskCode: task.code, confirmingBody });
    for (const leadBody of leadsOf(task, members).keys()) leading.push({ taskCode: task.code, leadBody });
  }
  for (const unreached of unreachedLeads(leading, addresseesOf(content, members))) warnings.push({ kind: 'body-unreached', ...unreached });
  return warnings;
}
