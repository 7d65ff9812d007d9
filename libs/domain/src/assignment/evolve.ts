import { unreachable, type Act } from '../kernel/index.js';
import { evolveCorrection } from './evolve-correction.js';
import { evolveExtension } from './evolve-extension.js';
import { evolveHandOver } from './evolve-hand-over.js';
import { evolveLifecycle } from './evolve-lifecycle.js';
import { evolveParts } from './evolve-parts.js';
import { evolveReminders } from './evolve-reminders.js';
import { evolveResult } from './evolve-result.js';
import { evolvePoints } from './evolve-points.js';
import { evolveTracking } from './evolve-tracking.js';
import type { AssignmentEvent } from './events.js';
import type { AssignmentState } from './state.js';

/**
 * Folds one event. Constant time and size apart from the number of parts and participants; never refuses. There is no
 * default branch: a new event must break the build here.
 */
export function evolve(state: AssignmentState, event: AssignmentEvent, act: Act): AssignmentState {
  const next = evolved(state, event, act);
  if (!HANDS_IN.has(event.type) || next.handedInBy.includes(act.actor)) return next;
  return { ...next, handedInBy: [...next.handedInBy, act.actor] };
}

/** What somebody else has to judge. */
const HANDS_IN: ReadonlySet<AssignmentEvent['type']> = new Set<AssignmentEvent['type']>(['ResultSubmitted', 'PeriodResultFiled', 'PointReported', 'ExtensionRequested']);

function evolved(state: AssignmentState, event: AssignmentEvent, act: Act): AssignmentState {
  switch (event.type) {
    case 'TaskAssigned':
    case 'AssignmentAcknowledged':
    case 'AssignmentReturnedToIssuer':
    case 'ReturnToIssuerRefused':
    case 'AssignmentTransferred':
    case 'AssignmentSuspended':
    case 'AssignmentResumed':
    case 'AssignmentWithdrawn':
    case 'AssignmentClosed':
    case 'ExternalResultRecorded':
      return evolveLifecycle(state, event, act);
    case 'ProgressReported':
    case 'ResultSubmitted':
    case 'ResultReturned':
    case 'ResultAccepted':
    case 'LatenessWaived':
      return evolveResult(state, event, act);
    case 'ExtensionRequested':
    case 'ExtensionGranted':
    case 'ExtensionRefused':
    case 'DeadlineChanged':
      return evolveExtension(state, event, act);
    case 'PartHandedDown':
    case 'PartOutcomeRecorded':
    case 'CompletedByParts':
    case 'CoordinationRequested':
    case 'CoordinationRequestTakenBack':
    case 'CoordinationAnswered':
      return evolveParts(state, event, act);
    case 'PointAdded':
    case 'PointWithdrawn':
    case 'PointReported':
    case 'PointConfirmed':
    case 'DutyStarred':
      return evolvePoints(state, event, act);
    case 'RecurrenceSet':
    case 'PeriodResultFiled':
    case 'ConditionRecorded':
    case 'StandingDutyReviewed':
      return evolveTracking(state, event, act);
    case 'RungFired':
      return evolveReminders(state, event);
    case 'AssignmentHandedOver':
      return evolveHandOver(state, event, act);
    case 'FilesAttached':
      return { ...state, revision: state.revision + 1 };
    case 'ActCorrected':
      return evolveCorrection(state, event);
    default:
      return unreachable(event);
  }
}
