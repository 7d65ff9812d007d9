import { accept, parseLocalDate, type Decision, type TaskCode, composed } from '../kernel/index.js';
import type { DirectiveCommand } from './commands.js';
import { deadlinesFault, itemsFault, pointsFault } from './document-checks.js';
import type { DirectiveContent, Task } from './document.js';
import type { AmendmentChange, DirectiveEvent } from './events.js';
import { planAssignments } from './fan-out.js';
import { freezeGroups, groupsNamedBy, membersOf } from './participants.js';
import { firstFault, refuse, type Refusal } from './refusal.js';
import { itemsRegisterFault, withExternalMarks } from './register-checks.js';
import type { DirectiveRejection } from './rejections.js';
import { taskOf, type DirectiveState } from './state.js';

type AmendDirective = Extract<DirectiveCommand, { type: 'AmendDirective' }>;

/** An issued directive changes only by a document with its own number and basis; added items fan out as of its effect. */
export function amendDirective(command: AmendDirective, state: DirectiveState, content: DirectiveContent): Decision<DirectiveEvent, DirectiveRejection> {
  const { effectiveOn, register, urgency } = command;
  const amendmentSymbol = command.amendmentSymbol.normalize('NFC').trim();
  const basis = command.basis.normalize('NFC').trim();
  if (amendmentSymbol === '' || amendmentSymbol === content.number.symbol || state.amendments.some(({ symbol }) => symbol === amendmentSymbol)) {
    return refuse('amendment-symbol-used', { amendmentSymbol });
  }
  if (basis === '') return refuse('basis-missing');
  if (parseLocalDate(effectiveOn) === null) return refuse('date-invalid', { date: effectiveOn });
  if (effectiveOn < content.date) return refuse('amendment-before-issue', { effectiveOn, issuedOn: content.date });
  if (command.changes.length === 0) return refuse('amendment-empty');

  const changes = composed(command.changes).map((change): AmendmentChange =>
    change.kind === 'item-added' ? { ...change, item: withExternalMarks([change.item], register, effectiveOn)[0] ?? change.item } : change,
  );
  const fault = changesFault({ ...command, changes }, state, content);
  if (fault !== null) return fault;

  const tasks = changes.flatMap((change) => (change.kind === 'item-added' ? change.item.tasks : []));
  const frozenGroups = freezeGroups(groupsNamedBy(tasks), register, effectiveOn, state.frozenGroups);
  const plan = planAssignments(content, tasks, membersOf(frozenGroups, effectiveOn), register, effectiveOn, command.assignmentIdFor);
  if (!plan.ok) return plan;
  const { directiveId } = content;
  return accept({ type: 'DirectiveAmended', data: { directiveId, amendmentSymbol, urgency, basis, effectiveOn, changes, frozenGroups, plannedAssignments: plan.planned } });
}

function changesFault({ changes, effectiveOn, register }: AmendDirective, state: DirectiveState, content: DirectiveContent): Refusal | null {
  const taken = { items: new Set(content.items.map(({ code }) => code)), tasks: new Set(content.items.flatMap(({ tasks }) => tasks.map(({ code }) => code))) };
  const touched = new Map<TaskCode, readonly AmendmentChange['kind'][]>();
  return firstFault(changes, (change) => {
    if (change.kind === 'item-added') return itemsFault([change.item], taken, effectiveOn) ?? itemsRegisterFault([change.item], register, effectiveOn);
    const { taskCode, kind } = change;
    const task = taskOf(content, taskCode);
    if (task === null) return refuse('unknown-task', { taskCode });
    if (state.withdrawnTasks.includes(taskCode)) return refuse('task-already-withdrawn', { taskCode });
    const before = touched.get(taskCode) ?? [];
    if (before.includes(kind) || before.includes('task-withdrawn') || (kind === 'task-withdrawn' && before.length > 0)) return refuse('conflicting-changes', { taskCode });
    touched.set(taskCode, [...before, kind]);
    switch (kind) {
      case 'deadline-changed':
        return deadlinesFault(taskCode, change.deadlines, effectiveOn);
      case 'points-changed':
        return changedPointsFault(change, task, state);
      case 'task-withdrawn':
        return null;
    }
  });
}

function changedPointsFault({ taskCode, added, withdrawn }: Extract<AmendmentChange, { kind: 'points-changed' }>, { points }: Task, { withdrawnPoints }: DirectiveState): Refusal | null {
  if (added.length === 0 && withdrawn.length === 0) return refuse('amendment-empty', { taskCode });
  const live = points.map(({ code }) => code);
  const gone = withdrawnPoints.flatMap((point) => (point.taskCode === taskCode ? [point.code] : []));
  const unknown = withdrawn.find((code, place) => !live.includes(code) || withdrawn.indexOf(code) < place);
  if (unknown !== undefined) return refuse('unknown-point', { taskCode, pointCode: unknown });
  return pointsFault(taskCode, added, [...live, ...gone]);
}
