import type { ReceiptEvent } from './events.js';
import type { ReceiptState } from './state.js';

/** Folds one event into the receipt. */
export function evolveReceipt(state: ReceiptState, event: ReceiptEvent): ReceiptState {
  switch (event.type) {
    case 'DirectiveSent': {
      const { directiveId, addressee, channel } = event.data;
      return { ...state, status: 'sent', directiveId, addressee, channel };
    }
    case 'DirectiveDelivered':
      return { ...state, status: 'delivered' };
    case 'ArrivalRegistered': {
      const { arrivalNumber: number, arrivalDate: date, passedTo } = event.data;
      return { ...state, status: 'registered', arrival: { number, date, passedTo } };
    }
    case 'ArrivalCorrected': {
      const { arrivalNumber: number, arrivalDate: date, passedTo } = event.data;
      return { ...state, arrival: { number, date, passedTo }, corrections: state.corrections + 1 };
    }
  }
}
