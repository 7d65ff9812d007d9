import { deadlineLine, type DutyFacts } from '../deadline/index.js';
import { endOfDay, type Instant } from '../kernel/index.js';
import type { AssignmentStatus } from './events.js';
import type { AssignmentState } from './state.js';

const CONDITION: Readonly<Partial<Record<AssignmentStatus, DutyFacts['condition']>>> = {
  suspended: 'suspended',
  withdrawn: 'withdrawn',
  accepted: 'done',
  closed: 'done',
};

/**
 * What the status of the duty is computed from (R3–R5).
 *
 * `currentDue` is the day that timeliness is judged by: when an extension was asked after the due day, the overdue
 * already incurred stays (R5), so it is the day that was missed and not the granted one (`state.currentDue`).
 * @throws RangeError for an assignment that does not exist: a programming error.
 */
export function dutyFactsOf(state: AssignmentState): DutyFacts {
  if (state.assignedOn === null) throw new RangeError('no duty without an assignment');
  const { extension } = state;
  return {
    line: deadlineLine(state.deadlines, state.recurrence !== null),
    condition: CONDITION[state.status] ?? 'open',
    external: state.terms?.external === true,
    assignedOn: state.assignedOn,
    originalDue: state.originalDue,
    currentDue: state.overdueIncurred?.due ?? state.currentDue,
    pendingSubmissionAt: state.pending?.at ?? null,
    acceptedSubmissionAt: state.accepted?.at ?? null,
    notCountedLate: state.latenessWaived,
    extensionPendingSince: extension === null || extension.filedLate ? null : extension.filedAt,
  };
}

export type AcknowledgementStanding = 'acknowledged-in-time' | 'acknowledged-late' | 'awaiting' | 'overdue' | 'not-needed';

/**
 * Acknowledging has its own limit and its own lateness (feature 12), judged at an instant. Not needed: nothing assigned,
 * or a duty that waits for its issuer, is suspended, withdrawn or done without it.
 */
export function acknowledgementStanding(state: AssignmentState, at: Instant): AcknowledgementStanding {
  if (state.acknowledgementDue === null) return 'not-needed';
  const limit = endOfDay(state.acknowledgementDue);
  if (state.acknowledgedAt !== null) return state.acknowledgedAt < limit ? 'acknowledged-in-time' : 'acknowledged-late';
  if (state.status !== 'assigned') return 'not-needed';
  return at < limit ? 'awaiting' : 'overdue';
}
