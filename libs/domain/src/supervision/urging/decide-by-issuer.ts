import { accept, parseLocalDate, type Act, type BodyId, type Decision } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { UrgingCommand } from './commands.js';
import type { UrgingEvent } from './events.js';
import { composed, composedOrNull, decidesFault, isFault, openUrging } from './guards.js';
import { refuse, type Refusal, type UrgingRejection } from './rejections.js';
import { urgedAddressee, type AddresseeState, type UrgingState } from './state.js';

type Of<Type extends UrgingCommand['type']> = Extract<UrgingCommand, { type: Type }>;
type Outcome = Decision<UrgingEvent, UrgingRejection>;

/** The urging is open and the act is of the body that urges; else why not. */
function faultOf(state: UrgingState, act: Act, register: OrganisationState): Refusal | null {
  const urging = openUrging(state);
  return isFault(urging) ? urging : decidesFault(act, urging, state, register);
}

/** The addressee whose explanation waits to be judged. */
function explaining(state: UrgingState, body: BodyId): AddresseeState | Refusal {
  const addressee = urgedAddressee(state, body);
  if (addressee === undefined) return refuse('not-urged', { addressee: body });
  const { status, round } = addressee.explanation;
  if (status === 'accepted') return refuse('explanation-accepted', { round });
  return status === 'given' ? addressee : refuse('explanation-not-given', { addressee: body });
}

export function acceptExplanation(command: Of<'AcceptExplanation'>, state: UrgingState, act: Act): Outcome {
  const fault = faultOf(state, act, command.register);
  if (fault !== null) return fault;
  const found = explaining(state, command.addressee);
  if (isFault(found)) return found;
  return accept({ type: 'ExplanationAccepted', data: { addressee: found.body, round: found.explanation.round, note: composedOrNull(command.note) } });
}

/** The explanation does not do: another one, by a day of its own. */
export function askExplanationAgain(command: Of<'AskExplanationAgain'>, state: UrgingState, act: Act): Outcome {
  const fault = faultOf(state, act, command.register);
  if (fault !== null) return fault;
  const found = explaining(state, command.addressee);
  if (isFault(found)) return found;
  const { due } = command;
  const reason = composed(command.reason);
  if (reason === '') return refuse('text-missing', { field: 'reason' });
  if (parseLocalDate(due) === null) return refuse('date-invalid', { date: due });
  if (due < act.occurredOn) return refuse('explanation-due-in-the-past', { due, occurredOn: act.occurredOn });
  return accept({ type: 'ExplanationAskedAgain', data: { addressee: found.body, round: found.explanation.round, reason, due } });
}

/** Taken back with its basis; what was answered stays in the history. */
export function withdrawUrging(command: Of<'WithdrawUrging'>, state: UrgingState, act: Act): Outcome {
  const fault = faultOf(state, act, command.register);
  if (fault !== null) return fault;
  const basis = composed(command.basis);
  return basis === '' ? refuse('basis-missing') : accept({ type: 'UrgingWithdrawn', data: { basis } });
}

/** Ended by the body that urged. Silence is written down and needs a word. */
export function closeUrging(command: Of<'CloseUrging'>, state: UrgingState, act: Act): Outcome {
  const fault = faultOf(state, act, command.register);
  if (fault !== null) return fault;
  const note = composedOrNull(command.note);
  const unanswered = state.addressees.flatMap(({ body, answeredAt }) => (answeredAt === null ? [body] : []));
  return unanswered.length > 0 && note === null ? refuse('closing-needs-note', { unanswered }) : accept({ type: 'UrgingClosed', data: { note, unanswered } });
}

/** R15: accepted by mistake. */
export function takeBackAcceptance(command: Of<'TakeBackExplanationAcceptance'>, state: UrgingState, act: Act): Outcome {
  const fault = faultOf(state, act, command.register);
  if (fault !== null) return fault;
  const found = urgedAddressee(state, command.addressee);
  if (found === undefined) return refuse('not-urged', { addressee: command.addressee });
  const { status, round } = found.explanation;
  if (status !== 'accepted') return refuse('explanation-not-accepted', { addressee: command.addressee });
  const reason = composed(command.reason);
  return reason === '' ? refuse('text-missing', { field: 'reason' }) : accept({ type: 'ExplanationAcceptanceTakenBack', data: { addressee: found.body, round, reason } });
}

/** R15: closed or withdrawn by mistake. */
export function takeBackEnd(command: Of<'TakeBackUrgingEnd'>, state: UrgingState, act: Act): Outcome {
  const { document, status } = state;
  if (document === null || status === 'none') return refuse('urging-unknown');
  const fault = decidesFault(act, document, state, command.register);
  if (fault !== null) return fault;
  if (status === 'issued') return refuse('urging-not-ended');
  const reason = composed(command.reason);
  return reason === '' ? refuse('text-missing', { field: 'reason' }) : accept({ type: 'UrgingEndTakenBack', data: { end: status === 'closed' ? 'closure' : 'withdrawal', reason } });
}
