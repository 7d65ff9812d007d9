import type { AssignmentId, BodyId } from '../kernel/index.js';
import type { Coordination } from './coordination.js';
import type { AssignmentState, Part } from './state.js';

/** The state as plain JSON, for snapshots. Maps become lists in their own order, so equal states give equal text. */
export interface AssignmentStateJson extends Omit<AssignmentState, 'parts' | 'coordination'> {
  readonly parts: readonly Part[];
  readonly coordination: readonly (readonly [BodyId, Coordination])[];
}

export const assignmentStateToJson = (state: AssignmentState): AssignmentStateJson => ({
  ...state,
  parts: [...state.parts.values()],
  coordination: [...state.coordination],
});

/** The inverse of `assignmentStateToJson`; trusts its input, which the snapshot store has verified. */
export const assignmentStateFromJson = (json: AssignmentStateJson): AssignmentState => ({
  ...json,
  parts: new Map<AssignmentId, Part>(json.parts.map((part) => [part.partId, part])),
  coordination: new Map(json.coordination),
});
