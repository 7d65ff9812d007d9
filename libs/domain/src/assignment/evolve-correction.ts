import type { AssignmentEvent } from './events.js';
import { reopenedIfUnmet } from './evolve-parts.js';
import type { AssignmentState } from './state.js';
import { forget } from './undo.js';

/** R15: the fields that the act replaced come back exactly; the history keeps both acts. */
export function evolveCorrection(state: AssignmentState, event: Extract<AssignmentEvent, { type: 'ActCorrected' }>): AssignmentState {
  const revision = state.revision + 1;
  const { act } = event.data;
  const remembered = state.undo[act];
  if (remembered === undefined || remembered.revision !== event.data.revision) return { ...state, revision };
  // A part may have been reopened while the duty was closed: taking the closure back makes that count.
  return reopenedIfUnmet({ ...state, ...remembered.before, revision, undo: forget(state.undo, act) });
}
