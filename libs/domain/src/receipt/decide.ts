import { accept, actingBody, dateAt, parseLocalDate, reject, type Act, type BodyId, type Decider, type Decision, type LocalDate } from '../kernel/index.js';
import type { ReceiptCommand } from './commands.js';
import type { ArrivalNumber, ReceiptEvent } from './events.js';
import { evolveReceipt } from './evolve.js';
import type { ReceiptRejection } from './rejections.js';
import { initialReceipt, type ReceiptState } from './state.js';

type Outcome = Decision<ReceiptEvent, ReceiptRejection>;
type Of<Type extends ReceiptCommand['type']> = Extract<ReceiptCommand, { type: Type }>;
type Refusal = Extract<Decision<never, ReceiptRejection>, { ok: false }>;

const refuse = (tag: ReceiptRejection, facts: Readonly<Record<string, unknown>> = {}): Refusal => reject(tag, facts) as Refusal;

/** One receipt per directive and addressee (R14): sent → delivered → registered. It acknowledges no task. */
export const receiptDecider: Decider<ReceiptCommand, ReceiptState, ReceiptEvent, ReceiptRejection> = {
  initialState: initialReceipt,
  decide: (command, state, act) => datesFault(act) ?? dispatch(command, state, act),
  evolve: evolveReceipt,
};

function dispatch(command: ReceiptCommand, state: ReceiptState, act: Act): Outcome {
  switch (command.type) {
    case 'SendDirective':
      return sendDirective(command, state);
    case 'ConfirmDelivery':
      return confirmDelivery(command, state);
    case 'RegisterArrival':
      return registerArrival(command, state, act);
    case 'CorrectArrival':
      return correctArrival(command, state, act);
  }
}

/** R13. A process carries the dates of the event it answers, which were judged there. */
function datesFault(act: Act): Refusal | null {
  if (act.actor.startsWith('process:')) return null;
  const { occurredOn } = act;
  const recordedOn = dateAt(act.recordedAt);
  if (occurredOn > recordedOn) return refuse('occurred-in-future', { occurredOn, recordedOn });
  return occurredOn < recordedOn && (act.lateEntryBasis ?? '').trim() === '' ? refuse('late-entry-needs-basis', { occurredOn, recordedOn }) : null;
}

function mismatch(command: Of<'SendDirective' | 'ConfirmDelivery' | 'RegisterArrival'>, state: ReceiptState): Refusal | null {
  const { directiveId, addressee } = state;
  return command.directiveId === directiveId && command.addressee === addressee ? null : refuse('receipt-mismatch', { directiveId, addressee });
}

function sendDirective(command: Of<'SendDirective'>, state: ReceiptState): Outcome {
  if (state.status !== 'none') return mismatch(command, state) ?? accept();
  const { directiveId, addressee } = command;
  const channel = composed(command.channel);
  return channel === '' ? refuse('channel-missing') : accept({ type: 'DirectiveSent', data: { directiveId, addressee, channel } });
}

function confirmDelivery(command: Of<'ConfirmDelivery'>, state: ReceiptState): Outcome {
  if (state.status === 'none') return refuse('not-sent');
  const { directiveId, addressee } = command;
  return mismatch(command, state) ?? (state.status === 'sent' ? accept({ type: 'DirectiveDelivered', data: { directiveId, addressee } }) : accept());
}

function registerArrival(command: Of<'RegisterArrival'>, state: ReceiptState, act: Act): Outcome {
  if (state.status === 'none') return refuse('not-sent');
  const fault = mismatch(command, state) ?? othersFault(command.addressee, act);
  if (fault !== null) return fault;
  if (state.status === 'registered') return refuse('already-registered');
  const arrivalNumber = composedNumber(command.arrivalNumber);
  const { directiveId, addressee, arrivalDate, issuedOn } = command;
  const wrong = arrivalFault(arrivalNumber, arrivalDate, issuedOn, act);
  return wrong ?? accept({ type: 'ArrivalRegistered', data: { directiveId, addressee, arrivalNumber, arrivalDate, passedTo: composedOrNull(command.passedTo) } });
}

function correctArrival(command: Of<'CorrectArrival'>, state: ReceiptState, act: Act): Outcome {
  const { directiveId, addressee, arrival } = state;
  if (directiveId === null || addressee === null || arrival === null) return refuse('not-registered');
  const fault = othersFault(addressee, act);
  if (fault !== null) return fault;
  const reason = composed(command.reason);
  if (reason === '') return refuse('reason-missing');
  const { arrivalDate, issuedOn } = command;
  const arrivalNumber = composedNumber(command.arrivalNumber);
  const passedTo = composedOrNull(command.passedTo);
  const wrong = arrivalFault(arrivalNumber, arrivalDate, issuedOn, act);
  if (wrong !== null) return wrong;
  const { number, date } = arrival;
  if (number.raw === arrivalNumber.raw && number.readable === arrivalNumber.readable && date === arrivalDate && arrival.passedTo === passedTo) return accept();
  return accept({ type: 'ArrivalCorrected', data: { directiveId, addressee, arrivalNumber, arrivalDate, passedTo, reason } });
}

function othersFault(addressee: BodyId, act: Act): Refusal | null {
  return actingBody(act) === addressee ? null : refuse('not-addressee', { addressee, actingBody: actingBody(act) });
}

function arrivalFault({ raw, readable }: ArrivalNumber, arrivalDate: LocalDate, issuedOn: LocalDate, act: Act): Refusal | null {
  if (raw === '' || readable === '') return refuse('arrival-number-missing');
  if (parseLocalDate(arrivalDate) === null) return refuse('date-invalid', { date: arrivalDate });
  if (arrivalDate < issuedOn) return refuse('arrival-before-issue', { arrivalDate, issuedOn });
  const today = dateAt(act.recordedAt);
  return arrivalDate > today ? refuse('arrival-in-the-future', { arrivalDate, today }) : null;
}

const composed = (text: string): string => text.normalize('NFC').trim();
const composedOrNull = (text: string | null): string | null => (text === null ? null : composed(text) || null);
const composedNumber = ({ raw, readable }: ArrivalNumber): ArrivalNumber => ({ raw: composed(raw), readable: readable === null ? null : composed(readable) });
