import { accept, actingBody, parseLocalDate, type Act, type Decision } from '../../kernel/index.js';
import type { UrgingCommand } from './commands.js';
import type { UrgingEvent } from './events.js';
import { composed, isFault, openUrging, urgedBy } from './guards.js';
import { refuse, type Refusal, type UrgingRejection } from './rejections.js';
import { urgedAddressee, type AddresseeState, type UrgingState } from './state.js';

type Of<Type extends UrgingCommand['type']> = Extract<UrgingCommand, { type: Type }>;
type Outcome = Decision<UrgingEvent, UrgingRejection>;

/** Said by the one who sends or by the one who receives; once for each addressee. */
export function recordDelivery({ addressee, channel: asked }: Of<'RecordUrgingDelivery'>, state: UrgingState, act: Act): Outcome {
  const urging = openUrging(state);
  if (isFault(urging)) return urging;
  const body = actingBody(act);
  if (body !== urging.number.issuer && body !== addressee) return refuse('not-urging-body', { issuer: urging.number.issuer, actingBody: body });
  const found = urgedAddressee(state, addressee);
  if (found === undefined) return refuse('not-urged', { addressee });
  const channel = composed(asked);
  if (channel === '') return refuse('text-missing', { field: 'channel' });
  return found.delivered ? accept() : accept({ type: 'UrgingDelivered', data: { addressee, channel } });
}

/** An answer of an addressee. Any number of them; a promised day changes no deadline. */
export function answerUrging(command: Of<'AnswerUrging'>, state: UrgingState, act: Act): Outcome {
  const urging = openUrging(state);
  if (isFault(urging)) return urging;
  const addressee = urgedBy(act, state, command);
  if (isFault(addressee)) return addressee;
  const text = composed(command.text);
  if (text === '') return refuse('text-missing', { field: 'text' });
  const fault = referencesFault(command, addressee, state) ?? promisesFault(command, addressee, state, act);
  if (fault !== null) return fault;
  const refersTo = command.refersTo.map(({ assignmentId, revision }) => ({ assignmentId, revision }));
  const promises = command.promises.map(({ assignmentId, day }) => ({ assignmentId, day }));
  return accept({ type: 'UrgingAnswered', data: { addressee: addressee.body, text, refersTo, promises } });
}

const isUrgedAbout = (assignmentId: string, { body }: AddresseeState, { duties }: UrgingState): boolean => duties.some((duty) => duty.assignmentId === assignmentId && duty.lead === body);

function referencesFault({ refersTo }: Of<'AnswerUrging'>, addressee: AddresseeState, state: UrgingState): Refusal | null {
  for (const { assignmentId, revision, lastRevision } of refersTo) {
    if (!isUrgedAbout(assignmentId, addressee, state)) return refuse('duty-not-urged', { assignmentId });
    if (!Number.isSafeInteger(revision) || revision < 0 || revision > lastRevision) return refuse('event-not-found', { assignmentId, revision, lastRevision });
  }
  return null;
}

function promisesFault({ promises }: Of<'AnswerUrging'>, addressee: AddresseeState, state: UrgingState, { occurredOn }: Act): Refusal | null {
  const promised = new Set<string>();
  for (const { assignmentId, day } of promises) {
    if (!isUrgedAbout(assignmentId, addressee, state)) return refuse('duty-not-urged', { assignmentId });
    if (promised.has(assignmentId)) return refuse('promise-repeated', { assignmentId });
    promised.add(assignmentId);
    if (parseLocalDate(day) === null) return refuse('date-invalid', { date: day });
    if (day < occurredOn) return refuse('promise-in-the-past', { day, occurredOn });
  }
  return null;
}

/** R15: a mistaken answer, while the urging is open; the history keeps both. */
export function takeBackAnswer(command: Of<'TakeBackUrgingAnswer'>, state: UrgingState, act: Act): Outcome {
  const urging = openUrging(state);
  if (isFault(urging)) return urging;
  const addressee = urgedBy(act, state, command);
  if (isFault(addressee)) return addressee;
  const answer = command.answer ?? addressee.standing.at(-1)?.number ?? 0;
  if (!addressee.standing.some(({ number }) => number === answer)) return refuse('no-such-answer', { answer: command.answer, standing: addressee.standing.map(({ number }) => number) });
  const reason = composed(command.reason);
  return reason === '' ? refuse('text-missing', { field: 'reason' }) : accept({ type: 'UrgingAnswerTakenBack', data: { addressee: addressee.body, answer, reason } });
}

/** R15: a mistaken explanation, before it is judged. */
export function takeBackExplanation(command: Of<'TakeBackExplanation'>, state: UrgingState, act: Act): Outcome {
  const urging = openUrging(state);
  if (isFault(urging)) return urging;
  const addressee = urgedBy(act, state, command);
  if (isFault(addressee)) return addressee;
  const { status, round } = addressee.explanation;
  if (status === 'accepted') return refuse('explanation-accepted', { round });
  if (status !== 'given') return refuse('explanation-not-given', { addressee: addressee.body });
  const reason = composed(command.reason);
  return reason === '' ? refuse('text-missing', { field: 'reason' }) : accept({ type: 'ExplanationTakenBack', data: { addressee: addressee.body, round, reason } });
}

/** An explanation (giải trình), once asked for; the next one only after it was asked again. */
export function giveExplanation(command: Of<'GiveExplanation'>, state: UrgingState, act: Act): Outcome {
  const urging = openUrging(state);
  if (isFault(urging)) return urging;
  const addressee = urgedBy(act, state, command);
  if (isFault(addressee)) return addressee;
  const { status, round } = addressee.explanation;
  if (status === 'not-asked') return refuse('explanation-not-asked');
  if (status === 'given') return refuse('explanation-under-review', { round });
  if (status === 'accepted') return refuse('explanation-accepted', { round });
  const text = composed(command.text);
  if (text === '') return refuse('text-missing', { field: 'text' });
  return accept({ type: 'ExplanationGiven', data: { addressee: addressee.body, round: round + 1, text } });
}
