import type { TaskCode } from '../kernel/index.js';
import type { DirectiveContent, Task } from './document.js';
import type { AmendmentChange, DirectiveEvent, FrozenGroup } from './events.js';
import type { DirectiveState } from './state.js';

/** Folds one event into the directive. */
export function evolveDirective(state: DirectiveState, event: DirectiveEvent): DirectiveState {
  switch (event.type) {
    case 'DirectiveDrafted':
    case 'DirectiveDraftRevised':
      return { ...state, status: 'drafted', content: event.data.content };
    case 'DirectiveStubEntered':
      return { ...state, status: 'stub', stub: event.data.stub };
    case 'DirectiveIssued': {
      const { issuedOn, frozenGroups, plannedAssignments, addressees, unreached } = event.data;
      return { ...state, status: 'issued', issuedOn, frozenGroups, planned: plannedAssignments, addressees, unreached };
    }
    case 'DirectiveAmended':
      return amended(state, event.data);
    case 'DirectiveConcluded':
      return { ...state, status: 'concluded' };
    case 'DirectiveConclusionTakenBack':
      return { ...state, status: 'issued' };
    case 'DirectiveWithdrawn':
      return { ...state, status: 'withdrawn' };
  }
}

function amended(state: DirectiveState, data: Extract<DirectiveEvent, { type: 'DirectiveAmended' }>['data']): DirectiveState {
  const { amendmentSymbol: symbol, urgency, effectiveOn, basis, changes, frozenGroups, plannedAssignments } = data;
  const added = changes.flatMap((change) => (change.kind === 'item-added' ? change.item.tasks : []));
  const withdrawn = changes.flatMap((change) => (change.kind === 'task-withdrawn' ? [change.taskCode] : []));
  const points = changes.flatMap((change) => (change.kind === 'points-changed' ? change.withdrawn.map((code) => ({ taskCode: change.taskCode, code })) : []));
  return {
    ...state,
    content: state.content === null ? null : changes.reduce(changedContent, state.content),
    frozenGroups: [...state.frozenGroups, ...frozenGroups.filter((group) => !state.frozenGroups.some((known) => same(known, group)))],
    planned: [...state.planned, ...plannedAssignments],
    amendments: [...state.amendments, { symbol, urgency, effectiveOn, basis }],
    addedTasks: [...state.addedTasks, ...added.map(({ code }) => ({ taskCode: code, asOf: effectiveOn }))],
    withdrawnTasks: [...state.withdrawnTasks, ...withdrawn],
    withdrawnPoints: [...state.withdrawnPoints, ...points],
  };
}

const same = (a: FrozenGroup, b: FrozenGroup): boolean => a.groupId === b.groupId && a.asOf === b.asOf;

function changedContent(content: DirectiveContent, change: AmendmentChange): DirectiveContent {
  switch (change.kind) {
    case 'task-withdrawn':
      return content;
    case 'item-added':
      return { ...content, items: [...content.items, change.item] };
    case 'deadline-changed':
      return withTask(content, change.taskCode, (task) => ({ ...task, deadlines: change.deadlines }));
    case 'points-changed':
      return withTask(content, change.taskCode, (task) => ({ ...task, points: [...task.points.filter(({ code }) => !change.withdrawn.includes(code)), ...change.added] }));
  }
}

const withTask = (content: DirectiveContent, code: TaskCode, changed: (task: Task) => Task): DirectiveContent => ({
  ...content,
  items: content.items.map((item) => ({ ...item, tasks: item.tasks.map((task) => (task.code === code ? changed(task) : task)) })),
});
