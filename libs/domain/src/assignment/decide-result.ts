import type { Act, BodyId } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { isAwaited } from './coordination.js';
import { pointsConfirmed } from './decide-points.js';
import { countParts } from './evolve-parts.js';
import { openPoints } from './points.js';
import { heldBy, isBlank, mayConfirm, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';

type ResultCommand = Extract<
  AssignmentCommand,
  { type: 'ReportProgress' | 'SubmitResult' | 'ReturnResult' | 'AcceptResult' | 'WaiveLateness' | 'CloseAssignment' }
>;

/** The work of the lead, and the confirmation by a body that has no part in it (R4, R12). */
export function decideResult(command: ResultCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  const asLead = command.type === 'ReportProgress' || command.type === 'SubmitResult';
  const held = asLead ? heldBy(state.terms.leadBody, 'lead', act) : (heldBy(state.terms.confirmingBody, 'confirming', act) ?? judgesOthers(state, act));
  const round = state.pending?.round ?? state.rounds;
  switch (command.type) {
    case 'ReportProgress': {
      const { percent, note, obstacles } = command;
      return unless(held ?? working(state) ?? percentInRange(percent), { type: 'ProgressReported', data: { percent, note, obstacles } });
    }
    case 'SubmitResult': {
      const outputs = command.outputs.filter((output) => !isBlank(output));
      return unless(held ?? working(state) ?? outputsNamed(state, outputs) ?? partsDone(state), {
        type: 'ResultSubmitted',
        data: { round: state.rounds + 1, outputs, note: command.note, unansweredCoordinators: unanswered(state) },
      });
    }
    case 'ReturnResult':
      return unless(held ?? underReview(state) ?? says('reasons', command.reasons), {
        type: 'ResultReturned',
        data: { round, reasons: command.reasons },
      });
    case 'AcceptResult':
      return unless(held ?? underReview(state) ?? mayConfirm(state.terms.confirmingBody, state.terms.leadBody, state) ?? pointsConfirmed(state), {
        type: 'ResultAccepted',
        data: { round, note: command.note, openPoints: openPoints(state.points) },
      });
    case 'WaiveLateness':
      return unless(held ?? waivable(state) ?? says('reason', command.reason), {
        type: 'LatenessWaived',
        data: { reason: command.reason },
      });
    case 'CloseAssignment':
      return unless(held ?? closable(state), { type: 'AssignmentClosed', data: { note: command.note } });
  }
}

/** R12: whoever acts for the confirming body by delegation must have no part in the work either. */
const judgesOthers = (state: ExistingAssignment, { body }: Act): Refusal =>
  body === state.terms.confirmingBody ? null : mayConfirm(body, state.terms.leadBody, state);

const working = (state: ExistingAssignment): Refusal => standsIn(state, ['acknowledged', 'in-progress'], 'not-acknowledged');
const underReview = (state: ExistingAssignment): Refusal => standsIn(state, ['submitted'], 'nothing-submitted');

const percentInRange = (percent: number | null): Refusal =>
  percent === null || (percent >= 0 && percent <= 100) ? null : refusal('percent-out-of-range', { percent });

/** Feature 21: a duty with stated outputs cannot be handed in without naming one. */
const outputsNamed = (state: ExistingAssignment, outputs: readonly string[]): Refusal =>
  state.terms.expectedOutputs.length > 0 && outputs.length === 0
    ? refusal('output-missing', { expected: state.terms.expectedOutputs })
    : null;

/** R7: with `lead-report`, or without living parts, the lead's own submission completes. */
function partsDone(state: ExistingAssignment): Refusal {
  if (state.parts.size === 0 || state.partsCompletion.by === 'lead-report') return null;
  const { met, accepted, counted, needed } = countParts(state);
  return met || counted === 0 ? null : refusal('parts-not-complete', { accepted, counted, needed });
}

/** R6: a coordinator's silence does not stop the lead, but the submission must list it; having the request is no opinion on it. */
const unanswered = (state: ExistingAssignment): readonly BodyId[] =>
  [...state.coordination].filter(([, asked]) => isAwaited(asked)).map(([body]) => body);

/** R4: only a result that was returned can have become late by somebody else's fault. */
function waivable(state: ExistingAssignment): Refusal {
  const stands = standsIn(state, ['assigned', 'acknowledged', 'in-progress', 'submitted', 'accepted'], 'no-returned-result');
  if (stands !== null) return stands;
  if (state.latenessWaived) return refusal('lateness-already-waived');
  const standing = state.pending !== null || (state.accepted !== null && !state.completedByParts) ? 1 : 0;
  return state.rounds - standing >= 1 ? null : refusal('no-returned-result', { rounds: state.rounds });
}

/** An undecided request would still move the day the result is judged by, so it is decided first (R5). */
function closable(state: ExistingAssignment): Refusal {
  if (state.status === 'accepted') {
    return state.extension === null ? null : refusal('extension-pending', { requestNumber: state.extension.requestNumber });
  }
  return state.status === 'closed' ? refusal('assignment-closed', { status: 'closed' }) : refusal('not-accepted', { status: state.status });
}
