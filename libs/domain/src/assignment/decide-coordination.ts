import { actingBody, dateAt, type Act, type BodyId, type LocalDate } from '../kernel/index.js';
import type { AssignmentCommand } from './commands.js';
import { isAwaited, isExternalParticipant, type Coordination } from './coordination.js';
import { heldBy, says, standsIn, unless, type AssignmentDecision, type ExistingAssignment } from './guards.js';
import { refusal, type Refusal } from './rejections.js';

type CoordinationCommand = Extract<AssignmentCommand, { type: 'RequestCoordination' | 'TakeBackCoordinationRequest' | 'AnswerCoordination' }>;
type Request = Extract<CoordinationCommand, { type: 'RequestCoordination' }>;

/** R6: the lead asks, the coordinator answers; its lateness never turns the lead's status. */
export function decideCoordination(command: CoordinationCommand, state: ExistingAssignment, act: Act): AssignmentDecision {
  switch (command.type) {
    case 'RequestCoordination':
      return decideRequest(command, state, act);
    case 'TakeBackCoordinationRequest': {
      const { coordinator, reason } = command;
      const asked = state.coordination.get(coordinator);
      if (asked === undefined) return unless(heldBy(state.terms.leadBody, 'lead', act) ?? refusal('coordination-not-requested', { coordinator }));
      return unless(heldBy(state.terms.leadBody, 'lead', act) ?? standsIn(state, ['acknowledged', 'in-progress'], 'not-acknowledged') ?? says('reason', reason) ?? unreliedOn(coordinator, asked, state), {
        type: 'CoordinationRequestTakenBack',
        data: { coordinator, revision: asked.revision, reason },
      });
    }
    case 'AnswerCoordination': {
      const { answer, note } = command;
      const coordinator = actingBody(act);
      const asked = state.coordination.get(coordinator);
      return unless(
        (asked === undefined ? refusal('coordination-not-requested', { coordinator }) : null) ??
          standsIn(state, ['assigned', 'acknowledged', 'in-progress', 'submitted', 'returned-to-issuer']) ??
          // An opinion may be changed for another one, but it has been given.
          (answer === 'received' && asked !== undefined && !isAwaited(asked) ? refusal('coordination-already-answered', { coordinator, answer: asked.answer }) : null),
        { type: 'CoordinationAnswered', data: { coordinator, answer, note } },
      );
    }
  }
}

/** What came after the request and relies on it: an opinion that was given, and a request for more time, which may name it as what hinders (R5). */
function unreliedOn(coordinator: BodyId, asked: Coordination, { extension }: ExistingAssignment): Refusal {
  if (!isAwaited(asked)) return refusal('coordination-already-answered', { coordinator, answer: asked.answer });
  return extension !== null && extension.revision > asked.revision ? refusal('act-not-correctable', { act: 'coordination-request', after: ['extension-request'] }) : null;
}

function decideRequest(command: Request, state: ExistingAssignment, act: Act): AssignmentDecision {
  const { coordinator, request } = command;
  const usual = isExternalParticipant(state.participants, coordinator) ? null : (command.days?.usual ?? null);
  const answerDue = command.answerDue ?? usual;
  const latest = command.days?.latest ?? null;
  return unless(
    heldBy(state.terms.leadBody, 'lead', act) ??
      standsIn(state, ['acknowledged', 'in-progress'], 'not-acknowledged') ??
      says('request', request) ??
      eligible(coordinator, state) ??
      (command.answerDue === null ? null : fits(command.answerDue, state, act)),
    {
      type: 'CoordinationRequested',
      data: {
        coordinator,
        request,
        answerDue,
        answerDueBy: command.answerDue !== null ? 'lead' : answerDue !== null ? 'policy' : 'nobody',
        afterLimit: answerDue !== null && latest !== null && answerDue > latest,
      },
    },
  );
}

function fits(answerDue: LocalDate, state: ExistingAssignment, act: Act): Refusal {
  const { currentDue } = state;
  const askedOn = dateAt(act.recordedAt);
  // An overdue duty is not to be kept from asking at all.
  if (currentDue !== null && currentDue >= askedOn && answerDue > currentDue) return refusal('answer-due-after-duty', { answerDue, due: currentDue });
  return answerDue < askedOn ? refusal('answer-due-gone-by', { answerDue, askedOn }) : null;
}

/** R12: asking the confirming body would make it a party; asking oneself asks nobody. */
function eligible(coordinator: ExistingAssignment['terms']['leadBody'], state: ExistingAssignment): Refusal {
  const { leadBody, confirmingBody } = state.terms;
  if (coordinator === leadBody) return refusal('coordinator-not-eligible', { coordinator, as: 'lead' });
  if (coordinator === confirmingBody) return refusal('coordinator-not-eligible', { coordinator, as: 'confirming' });
  return null;
}
