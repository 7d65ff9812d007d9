import type { Act, BodyId, Instant } from '../../kernel/index.js';
import type { UrgingDocument, UrgingAddressee } from './document.js';
import type { UrgingEvent } from './events.js';
import type { AddresseeState, UrgingState } from './state.js';

/** Folds one event into the urging. */
export function evolveUrging(state: UrgingState, event: UrgingEvent, { recordedAt, lateEntryBasis }: Pick<Act, 'recordedAt' | 'lateEntryBasis'>): UrgingState {
  switch (event.type) {
    case 'UrgingIssued': {
      const { document, duties, leftOut, addressees } = event.data;
      return { status: 'issued', document, duties, leftOut, addressees: addressees.map((addressee) => asked(addressee, document)) };
    }
    case 'UrgingDelivered':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, delivered: true }));
    case 'UrgingAnswered':
      return changed(state, event.data.addressee, (addressee) => answered(addressee, recordedAt, lateEntryBasis !== null));
    case 'ExplanationGiven':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'given', round: event.data.round, givenAt: recordedAt } }));
    case 'ExplanationAccepted':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'accepted' } }));
    case 'ExplanationAskedAgain':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'asked', due: event.data.due, givenAt: null } }));
    case 'UrgingWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'UrgingClosed':
      return { ...state, status: 'closed' };
  }
}

const asked = (addressee: UrgingAddressee, { asksExplanation, answerDue }: UrgingDocument): AddresseeState => ({
  ...addressee,
  delivered: false,
  answeredAt: null,
  answeredByLateEntry: false,
  answers: 0,
  explanation: { status: asksExplanation ? 'asked' : 'not-asked', round: 0, due: asksExplanation ? answerDue : null, givenAt: null },
});

/** Only the first answer is timed. An answer proves delivery, whether or not that was recorded. */
const answered = (addressee: AddresseeState, at: Instant, lateEntry: boolean): AddresseeState => ({
  ...addressee,
  delivered: true,
  answers: addressee.answers + 1,
  ...(addressee.answeredAt === null && { answeredAt: at, answeredByLateEntry: lateEntry }),
});

const changed = (state: UrgingState, body: BodyId, change: (addressee: AddresseeState) => AddresseeState): UrgingState => ({
  ...state,
  addressees: state.addressees.map((addressee) => (addressee.body === body ? change(addressee) : addressee)),
});
