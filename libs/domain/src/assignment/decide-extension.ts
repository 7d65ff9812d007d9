import { deadlineLine } from '../deadline/index.js';
import { dateAt, endOfDay, type Act, type BodyId, type LocalDate } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { isAwaited, isLateCoordination } from './coordination.js';
import type { AssignmentStatus, CoordinationHindrance } from './events.js';
import { heldBy, says, standsIn, type AssignmentDecision, type ExistingAssignment, unless } from './guards.js';
import { refusal, type Refusal } from './rejections.js';
import type { ExtensionRequest } from './state.js';

type ExtensionCommand = Extract<AssignmentCommand, { type: 'RequestExtension' | 'GrantExtension' | 'RefuseExtension' }>;

/** A decision may come after the result: asked in time, it still moves the day the result is judged by (R5). */
const DECIDABLE: readonly AssignmentStatus[] = ['assigned', 'acknowledged', 'in-progress', 'submitted', 'accepted', 'returned-to-issuer'];

/** R5: asked by the lead, decided by the issuer, original day kept for ever. */
export function decideExtension(command: ExtensionCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  switch (command.type) {
    case 'RequestExtension':
      return decideRequest(command, state, act);
    case 'GrantExtension':
      return decideGrant(command, state, act);
    case 'RefuseExtension': {
      const requestNumber = state.extension?.requestNumber ?? 0;
      return unless(decidable(state, act) ?? says('reason', command.reason), {
        type: 'ExtensionRefused',
        data: { requestNumber, reason: command.reason },
      });
    }
  }
}

function decideRequest(command: Extract<ExtensionCommand, { type: 'RequestExtension' }>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { proposedDue, reason, progressSoFar, afterDue } = command;
  const { currentDue, extension } = state;
  const refused =
    heldBy(state.terms.leadBody, 'lead', act) ??
    standsIn(state, ['assigned', 'acknowledged', 'in-progress']) ??
    says('reason', reason) ??
    says('progressSoFar', progressSoFar);
  if (refused !== null) return unless(refused);
  if (state.terms.external) return unless(refusal('duty-external', { leadBody: state.terms.leadBody }));
  if (deadlineLine(state.deadlines) === 'standing') return unless(refusal('standing-duty-not-extended'));
  if (currentDue === null) return unless(refusal('duty-not-dated'));
  if (extension !== null) return unless(refusal('extension-pending', { requestNumber: extension.requestNumber }));
  // R13: lateness is judged by when the system learned of it, not by the date on the paper.
  const filedOn = dateAt(act.recordedAt);
  const filedLate = act.recordedAt >= endOfDay(currentDue);
  if (filedLate && !afterDue) return unless(refusal('extension-after-due', { due: currentDue, filedOn }));
  const hinderedBy = [...new Set(command.hinderedBy ?? [])];
  return unless(later(proposedDue, currentDue, filedOn) ?? hindering(hinderedBy, state, act), {
    type: 'ExtensionRequested',
    data: { requestNumber: state.extensionRequests + 1, proposedDue, reason, progressSoFar, filedLate, hindrances: hinderedBy.flatMap((coordinator) => hindranceOf(coordinator, state)) },
  });
}

/** R6: only a coordinator that was asked, and has not answered or answered late, can be named as standing in the way. */
function hindering(coordinators: readonly BodyId[], state: ExistingAssignment, act: Act): Refusal {
  for (const coordinator of coordinators) {
    const asked = state.coordination.get(coordinator);
    if (asked === undefined) return refusal('coordination-not-requested', { coordinator });
    if (!isAwaited(asked) && !isLateCoordination(asked, act.recordedAt)) return refusal('coordination-answered-in-time', { coordinator });
  }
  return null;
}

const hindranceOf = (coordinator: BodyId, { coordination }: ExistingAssignment): readonly CoordinationHindrance[] => {
  const asked = coordination.get(coordinator);
  return asked === undefined ? [] : [{ coordinator, revision: asked.revision }];
};

function decideGrant(command: Extract<ExtensionCommand, { type: 'GrantExtension' }>, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { newDue, note, maxExtensions, beyondCap } = command;
  const refused = decidable(state, act);
  const request = state.extension as ExtensionRequest;
  if (refused !== null) return unless(refused);
  if (state.currentDue === null) return unless(refusal('duty-not-dated'));
  const overCap = state.extensionsGranted >= maxExtensions;
  if (overCap && !beyondCap) return unless(refusal('extension-cap-reached', { granted: state.extensionsGranted, maxExtensions }));
  const parentDue = state.terms.parent?.due ?? null;
  return unless(later(newDue, state.currentDue, dateAt(request.filedAt)), {
    type: 'ExtensionGranted',
    data: {
      requestNumber: request.requestNumber,
      newDue,
      note,
      beyondCap: overCap,
      afterParent: parentDue !== null && newDue > parentDue,
    },
  });
}

const decidable = (state: ExistingAssignment, act: Act): Refusal =>
  heldBy(state.terms.issuer, 'issuer', act) ??
  standsIn(state, DECIDABLE, 'no-extension-pending') ??
  (state.extension === null ? refusal('no-extension-pending') : null);

/** More time means a day after the present one and after the day on which it was asked. */
const later = (day: LocalDate, currentDue: LocalDate, filedOn: LocalDate): Refusal =>
  day > currentDue && day > filedOn ? null : refusal('extension-not-later', { day, currentDue, filedOn });
