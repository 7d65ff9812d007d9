import type { BodyId, LocalDate, TaskCode } from '../kernel/index.js';
import type { DirectiveContent, Task, Urgency } from './document.js';
import type { DirectiveStub } from './stub.js';
import type { FrozenGroup, PlannedAssignment, UnreachedBody } from './events.js';

export type DirectiveStatus = 'none' | 'stub' | 'drafted' | 'issued' | 'concluded' | 'withdrawn';

export interface AmendmentRecord {
  readonly symbol: string;
  readonly urgency: Urgency;
  readonly effectiveOn: LocalDate;
  readonly basis: string;
}

/** One directive, folded. Plain JSON values only, so that it is its own snapshot. */
export interface DirectiveState {
  readonly status: DirectiveStatus;
  /** As drafted, with the deadlines and items of later amendments; null before the draft. */
  readonly content: DirectiveContent | null;
  /** What is kept of a state secret; null for every other paper. */
  readonly stub: DirectiveStub | null;
  readonly issuedOn: LocalDate | null;
  /** Each group as it stood on the day of the document that used it. */
  readonly frozenGroups: readonly FrozenGroup[];
  /** Every assignment ever planned, those of withdrawn tasks too. */
  readonly planned: readonly PlannedAssignment[];
  readonly addressees: readonly BodyId[];
  readonly unreached: readonly UnreachedBody[];
  readonly amendments: readonly AmendmentRecord[];
  /** Tasks that an amendment added, with the day as of which their groups were frozen; all others: `issuedOn`. */
  readonly addedTasks: readonly { readonly taskCode: TaskCode; readonly asOf: LocalDate }[];
  readonly withdrawnTasks: readonly TaskCode[];
  /** Points that an amendment took out of the content; their codes stay used. */
  readonly withdrawnPoints: readonly { readonly taskCode: TaskCode; readonly code: string }[];
}

export const initialDirective: DirectiveState = {
  status: 'none',
  content: null,
  stub: null,
  issuedOn: null,
  frozenGroups: [],
  planned: [],
  addressees: [],
  unreached: [],
  amendments: [],
  addedTasks: [],
  withdrawnTasks: [],
  withdrawnPoints: [],
};

/** The task of that code, with its deadlines as amended; null when there is none. */
export function taskOf(content: DirectiveContent, code: TaskCode): Task | null {
  for (const item of content.items) for (const task of item.tasks) if (task.code === code) return task;
  return null;
}

/** The day as of which the groups of the task were frozen; null before issue. */
export const groupsAsOf = (state: DirectiveState, code: TaskCode): LocalDate | null =>
  state.addedTasks.find((added) => added.taskCode === code)?.asOf ?? state.issuedOn;

/** Planned assignments of tasks that are still asked for. */
export const livePlanned = (state: DirectiveState): readonly PlannedAssignment[] =>
  state.withdrawnTasks.length === 0 ? state.planned : state.planned.filter((line) => !state.withdrawnTasks.includes(line.taskCode));

/** The state as plain JSON values, for a snapshot. */
export const directiveStateToJson = (state: DirectiveState): DirectiveState => state;
/** The state of a snapshot that `directiveStateToJson` wrote. */
export const directiveStateFromJson = (json: DirectiveState): DirectiveState => json;
