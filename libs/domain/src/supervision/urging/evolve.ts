import type { Act, BodyId, Instant } from '../../kernel/index.js';
import type { UrgingDocument, UrgingAddressee } from './document.js';
import type { UrgingEvent } from './events.js';
import type { AddresseeState, StandingAnswer, UrgingState } from './state.js';

/** Folds one event into the urging. */
export function evolveUrging(state: UrgingState, event: UrgingEvent, { recordedAt, lateEntryBasis }: Pick<Act, 'recordedAt' | 'lateEntryBasis'>): UrgingState {
  switch (event.type) {
    case 'UrgingIssued': {
      const { document, duties, leftOut, addressees } = event.data;
      return { ...state, status: 'issued', document, duties, leftOut, addressees: addressees.map((addressee) => asked(addressee, document)) };
    }
    case 'UrgingDelivered':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, delivered: true }));
    case 'UrgingAnswered':
      return changed(state, event.data.addressee, (addressee) => answered(addressee, recordedAt, lateEntryBasis !== null));
    case 'ExplanationGiven':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'given', round: event.data.round, givenAt: recordedAt } }));
    case 'UrgingFilesAttached':
      return state;
    case 'ExplanationAccepted':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'accepted' } }));
    case 'ExplanationAskedAgain':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'asked', due: event.data.due, givenAt: null } }));
    case 'UrgingWithdrawn':
      return { ...state, status: 'withdrawn' };
    case 'UrgingClosed':
      return { ...state, status: 'closed' };
    case 'UrgingAnswerTakenBack':
      return changed(state, event.data.addressee, (addressee) => standingIn(addressee, addressee.standing.filter(({ number }) => number !== event.data.answer)));
    case 'ExplanationTakenBack':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'asked', givenAt: null } }));
    case 'ExplanationAcceptanceTakenBack':
      return changed(state, event.data.addressee, (addressee) => ({ ...addressee, explanation: { ...addressee.explanation, status: 'given' } }));
    case 'UrgingEndTakenBack':
      return { ...state, status: 'issued' };
  }
}

const asked = (addressee: UrgingAddressee, { asksExplanation, answerDue }: UrgingDocument): AddresseeState => ({
  ...addressee,
  delivered: false,
  answeredAt: null,
  answeredByLateEntry: false,
  answers: 0,
  standing: [],
  explanation: { status: asksExplanation ? 'asked' : 'not-asked', round: 0, due: asksExplanation ? answerDue : null, givenAt: null },
});

/** Only the first answer is timed. An answer proves delivery, whether or not that was recorded. */
const answered = (addressee: AddresseeState, at: Instant, lateEntry: boolean): AddresseeState => ({
  ...standingIn(addressee, [...addressee.standing, { number: addressee.answers + 1, at, lateEntry }]),
  delivered: true,
  answers: addressee.answers + 1,
});

const standingIn = (addressee: AddresseeState, standing: readonly StandingAnswer[]): AddresseeState => ({
  ...addressee, standing, answeredAt: standing[0]?.at ?? null, answeredByLateEntry: standing[0]?.lateEntry ?? false,
}); // prettier-ignore

const changed = (state: UrgingState, body: BodyId, change: (addressee: AddresseeState) => AddresseeState): UrgingState => ({
  ...state,
  addressees: state.addressees.map((addressee) => (addressee.body === body ? change(addressee) : addressee)),
});
