import { withFilesBehind, type AttachedFile } from '../../files/index.js';
import { withHand, type Act, type Decider, type Decision } from '../../kernel/index.js';
import type { UrgingCommand } from './commands.js';
import { answerUrging, giveExplanation, recordDelivery, takeBackAnswer, takeBackExplanation } from './decide-answer.js';
import { acceptExplanation, askExplanationAgain, closeUrging, takeBackAcceptance, takeBackEnd, withdrawUrging } from './decide-by-issuer.js';
import { issueUrging } from './decide-issue.js';
import type { UrgingEvent } from './events.js';
import { evolveUrging } from './evolve.js';
import { datesFault } from './guards.js';
import type { UrgingRejection } from './rejections.js';
import { initialUrging, type UrgingState } from './state.js';

/** One formal urging (đôn đốc, features 38–40): issued → answered and explained by each addressee → closed or withdrawn. */
export const urgingDecider: Decider<UrgingCommand, UrgingState, UrgingEvent, UrgingRejection> = {
  initialState: initialUrging,
  decide: (command, state, act) => datesFault(act, state) ?? dispatch(command, state, act),
  evolve: (state, event, act) => {
    const next = evolveUrging(state, event, act);
    return event.type === 'ExplanationGiven' ? { ...next, handedInBy: withHand(next.handedInBy, act.actor) } : next;
  },
};

function dispatch(command: UrgingCommand, state: UrgingState, act: Act): Decision<UrgingEvent, UrgingRejection> {
  switch (command.type) {
    case 'IssueUrging':
      return issueUrging(command, state, act);
    case 'RecordUrgingDelivery':
      return recordDelivery(command, state, act);
    case 'AnswerUrging':
      return withFilesBehind(answerUrging(command, state, act), command, attached);
    case 'GiveExplanation':
      return withFilesBehind(giveExplanation(command, state, act), command, attached);
    case 'AcceptExplanation':
      return acceptExplanation(command, state, act);
    case 'AskExplanationAgain':
      return askExplanationAgain(command, state, act);
    case 'WithdrawUrging':
      return withdrawUrging(command, state, act);
    case 'CloseUrging':
      return closeUrging(command, state, act);
    case 'TakeBackUrgingAnswer':
      return takeBackAnswer(command, state, act);
    case 'TakeBackExplanation':
      return takeBackExplanation(command, state, act);
    case 'TakeBackExplanationAcceptance':
      return takeBackAcceptance(command, state, act);
    case 'TakeBackUrgingEnd':
      return takeBackEnd(command, state, act);
  }
}

/** They are of the addressee whose answer or explanation they come with. */
const attached = (files: readonly AttachedFile[], first: UrgingEvent): UrgingEvent => ({ type: 'UrgingFilesAttached', data: { addressee: (first as AddresseeEvent).data.addressee, files } });
type AddresseeEvent = Extract<UrgingEvent, { type: 'UrgingAnswered' | 'ExplanationGiven' }>;
