import type { Act } from '../kernel/index.js';
import type { AssignmentState } from './state.js';
import { withoutMarksOfFiled } from './period-anchors.js';
import { withFiled } from './recurrence.js';
import type { RecurrenceEvent, TrackingEvent } from './tracking-events.js';
import { forget, remember } from './undo.js';

/** Days that came from elsewhere, and looks at what has no day. */
export function evolveTracking(state: AssignmentState, event: TrackingEvent | RecurrenceEvent, act: Act): AssignmentState {
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
    case 'RecurrenceSet': {
      const { basis: _basis, ...recurrence } = event.data;
      const { recurrence: replaced, recurrenceSetAt } = state;
      return { ...state, revision, recurrence, recurrenceSetAt: act.recordedAt, undo: remember(state.undo, 'recurrence', revision, { recurrence: replaced, recurrenceSetAt }) };
    }
    case 'PeriodResultFiled': {
      // It tells how the duty goes on, as a progress report does, and leaves the other periods as they are.
      const { filed } = state;
      return {
        ...state,
        revision,
        status: 'in-progress',
        reminders: withoutMarksOfFiled(state),
        filed: withFiled(filed, event.data.rhythm, event.data.number),
        lastProgressAt: act.recordedAt,
        undo: remember(forget(state.undo, 'progress', 'acknowledgement'), 'period-result', revision, { filed }),
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
