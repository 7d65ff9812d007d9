import type { AssignmentEvent } from './events.js';
import { sameLimit, type RungMark } from './reminders.js';
import type { AssignmentState } from './state.js';

/** A reminder leaves the duty as it is; remembered is only that it went. */
export function evolveReminders(state: AssignmentState, event: Extract<AssignmentEvent, { type: 'RungFired' }>): AssignmentState {
  const revision = state.revision + 1;
  const { about, forDue, round, period, rung, skipped, dueOn } = event.data;
  const { marks, run } = state.reminders;
  const isSame = (mark: RungMark): boolean => sameLimit(mark, event.data);
  const known = marks.find(isSame);
  const mark: RungMark = {
    about,
    forDue,
    round,
    period,
    rungs: [...(known?.rungs ?? []), ...skipped, rung],
    through: known !== undefined && known.through > dueOn ? known.through : dueOn,
  };
  // Of submissions only the last two can ever wait for an answer again; the marks of older ones would grow with the rounds.
  const kept = marks.filter((other) => !isSame(other) && (other.about !== 'approval' || other.round >= state.rounds - 1));
  return {
    ...state,
    revision,
    reminders: { marks: [...kept, mark], run: run !== null && run.to === state.revision ? { from: run.from, to: revision } : { from: revision, to: revision } },
  };
}
