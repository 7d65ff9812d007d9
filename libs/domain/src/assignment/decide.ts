import { reject, unreachable, type Act, type Decider } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { withFilesBehind } from '../files/index.js';
import { decideAssignTask, decideLifecycle } from './decide-lifecycle.js';
import { decideCoordination } from './decide-coordination.js';
import { decideCorrection } from './decide-correction.js';
import { decideExtension } from './decide-extension.js';
import { decideHandOver } from './decide-hand-over.js';
import { completedByParts, decideParts } from './decide-parts.js';
import { decideIssuerAct } from './decide-issuer-act.js';
import { decideReminder } from './decide-reminder.js';
import { decideResult } from './decide-result.js';
import { decidePoints } from './decide-points.js';
import { decideRecurrence } from './decide-recurrence.js';
import { decideTracking } from './decide-tracking.js';
import { evolve } from './evolve.js';
import type { AssignmentEvent } from './events.js';
import { datesOf, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import type { AssignmentRejection } from './rejections.js';
import { initialAssignmentState, type AssignmentState } from './state.js';

/** Decides an act on one assignment: the events to record, or the reason why not (`AssignmentRejection`). Never throws. */
export function decide(command: AssignmentCommand, state: AssignmentState, act: Act): AssignmentDecision {
  const refusedDates = datesOf(state, act);
  if (command.type === 'AssignTask') {
    return refusedDates === null ? decideAssignTask(command, state) : { ok: false, rejection: refusedDates };
  }
  if (!exists(state)) return reject('assignment-unknown');
  if (refusedDates !== null) return { ok: false, rejection: refusedDates };
  return withFilesBehind(decideOnExisting(command, state, act), command, (files) => ({ type: 'FilesAttached', data: { files } }));
}

function decideOnExisting(
  command: Exclude<AssignmentCommand, { type: 'AssignTask' }>,
  state: ExistingAssignment,
  act: Act,
): AssignmentDecision {
  switch (command.type) {
    case 'AcknowledgeAssignment':
    case 'ReturnToIssuer':
      return decideLifecycle(command, state, act);
    case 'RefuseReturnToIssuer':
    case 'ChangeDeadline':
    case 'TransferAssignment':
    case 'SuspendAssignment':
    case 'ResumeAssignment':
    case 'WithdrawAssignment':
      return completedByParts(decideIssuerAct(command, state, act), state, act);
    case 'ReportProgress':
    case 'SubmitResult':
    case 'ReturnResult':
    case 'AcceptResult':
    case 'WaiveLateness':
    case 'CloseAssignment':
      return decideResult(command, state, act);
    case 'RequestExtension':
    case 'GrantExtension':
    case 'RefuseExtension':
      return decideExtension(command, state, act);
    case 'HandDownPart':
    case 'RecordPartOutcome':
      return completedByParts(decideParts(command, state, act), state, act);
    case 'RequestCoordination':
    case 'TakeBackCoordinationRequest':
    case 'AnswerCoordination':
      return decideCoordination(command, state, act);
    case 'FireRung':
      return decideReminder(command, state, act);
    case 'SetRecurrence':
    case 'FilePeriodResult':
      return decideRecurrence(command, state, act);
    case 'AddPoint':
    case 'WithdrawPoint':
    case 'AmendPoints':
    case 'ReportPoint':
    case 'ConfirmPoint':
    case 'StarDuty':
      return decidePoints(command, state, act);
    case 'RecordCondition':
    case 'ReviewStandingDuty':
    case 'RecordExternalResult':
      return decideTracking(command, state, act);
    case 'HandOverAssignment':
      return decideHandOver(command, state);
    case 'CorrectAct':
      return completedByParts(decideCorrection(command, state, act), state, act);
    default:
      return unreachable(command);
  }
}

const exists = (state: AssignmentState): state is ExistingAssignment => state.terms !== null;

/** One body's duty: stream `assignment-<id>`. */
export const assignmentDecider: Decider<AssignmentCommand, AssignmentState, AssignmentEvent, AssignmentRejection> = {
  initialState: initialAssignmentState,
  decide,
  evolve,
};
