import type { Act } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { heldBy, isBlank, mayConfirm, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';
import type { AssignmentState } from './state.js';

type LifecycleCommand = Extract<AssignmentCommand, { type: 'AcknowledgeAssignment' | 'ReturnToIssuer' }>;

/**
 * The assignment comes into being. No body is asked for here: it follows from a directive or from a part handed down,
 * which were judged there. @see R12 for who confirms.
 */
export function decideAssignTask(command: Extract<AssignmentCommand, { type: 'AssignTask' }>, state: AssignmentState): AssignmentDecision {
  const { terms } = command;
  const refused: Refusal =
    state.status !== 'none'
      ? refusal('assignment-already-exists', { assignmentId: terms.assignmentId })
      : (mayConfirm(terms.confirmingBody, terms.leadBody, { ...state, participants: terms.participants }) ??
        (terms.parent?.chain.includes(terms.leadBody) === true ? refusal('cascade-cycle', { body: terms.leadBody }) : null));
  return unless(refused, { type: 'TaskAssigned', data: terms });
}

/** The lead takes the duty, or gives it back before beginning. */
export function decideLifecycle(command: LifecycleCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  const byLead = heldBy(state.terms.leadBody, 'lead', act);
  switch (command.type) {
    case 'AcknowledgeAssignment':
      return unless(byLead ?? standsIn(state, ['assigned'], 'already-acknowledged'), {
        type: 'AssignmentAcknowledged',
        data: { receiptNumber: isBlank(command.receiptNumber) ? null : command.receiptNumber, note: command.note },
      });
    case 'ReturnToIssuer':
      return unless(
        byLead ??
          standsIn(state, ['assigned', 'acknowledged'], 'work-has-begun') ??
          withoutParts(state) ??
          says('explanation', command.explanation),
        { type: 'AssignmentReturnedToIssuer', data: { reason: command.reason, explanation: command.explanation } },
      );
  }
}

function withoutParts(state: AssignmentState): Refusal {
  const open = [...state.parts.values()].filter((part) => part.outcome !== 'withdrawn').map((part) => part.partId);
  return open.length === 0 ? null : refusal('work-has-begun', { parts: open });
}
