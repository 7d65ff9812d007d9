import type { Act } from '../kernel/index.js';
import type { AssignmentState } from './state.js';
import type { TrackingEvent } from './tracking-events.js';
import { remember } from './undo.js';

/** Days that came from elsewhere, and looks at what has no day. */
export function evolveTracking(state: AssignmentState, event: TrackingEvent, act: Act): AssignmentState {
  const revision = state.revision + 1;
  switch (event.type) {
    case 'ConditionRecorded': {
      // The day of an event is nobody's decision: like a day that the issuer sets anew, it is the one judged by.
      const { place, event: name, on, deadlines: read, due } = event.data;
      const { deadlines, originalDue, currentDue, overdueIncurred, triggers } = state;
      return {
        ...state,
        revision,
        deadlines: read,
        originalDue: originalDue ?? due,
        currentDue: due,
        overdueIncurred: null,
        triggers: [...triggers.filter((trigger) => trigger.place !== place), { place, event: name, on }],
        undo: remember(state.undo, 'condition', revision, { deadlines, originalDue, currentDue, overdueIncurred, triggers }),
      };
    }
    case 'StandingDutyReviewed': {
      const { review } = state;
      return {
        ...state,
        revision,
        review: { on: act.occurredOn, nextReviewOn: event.data.nextReviewOn },
        undo: remember(state.undo, 'standing-review', revision, { review }),
      };
    }
  }
}
