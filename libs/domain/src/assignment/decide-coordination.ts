import { actingBody, type Act } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { heldBy, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';

type CoordinationCommand = Extract<AssignmentCommand, { type: 'RequestCoordination' | 'AnswerCoordination' }>;

/** R6: the lead asks, the coordinator answers; its lateness never turns the lead's status. */
export function decideCoordination(command: CoordinationCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  switch (command.type) {
    case 'RequestCoordination': {
      const { coordinator, request, answerDue } = command;
      return unless(
        heldBy(state.terms.leadBody, 'lead', act) ??
          standsIn(state, ['acknowledged', 'in-progress'], 'not-acknowledged') ??
          says('request', request) ??
          eligible(coordinator, state) ??
          (answerDue !== null && state.currentDue !== null && answerDue > state.currentDue
            ? refusal('answer-due-after-duty', { answerDue, due: state.currentDue })
            : null),
        { type: 'CoordinationRequested', data: { coordinator, request, answerDue } },
      );
    }
    case 'AnswerCoordination': {
      const { answer, note } = command;
      const coordinator = actingBody(act);
      const asked = state.coordination.has(coordinator) ? null : refusal('coordination-not-requested', { coordinator });
      return unless(
        asked ?? standsIn(state, ['assigned', 'acknowledged', 'in-progress', 'submitted', 'returned-to-issuer']),
        { type: 'CoordinationAnswered', data: { coordinator, answer, note } },
      );
    }
  }
}

/** R12: asking the confirming body would make it a party; asking oneself asks nobody. */
function eligible(coordinator: ExistingAssignment['terms']['leadBody'], state: ExistingAssignment): Refusal {
  const { leadBody, confirmingBody } = state.terms;
  if (coordinator === leadBody) return refusal('coordinator-not-eligible', { coordinator, as: 'lead' });
  if (coordinator === confirmingBody) return refusal('coordinator-not-eligible', { coordinator, as: 'confirming' });
  return null;
}
