import { accept, reject, type Act, type Decider, type Decision } from '../kernel/index.js';
import type { ProposalCommand } from './commands.js';
import type { ProposalEvent } from './events.js';
import type { ProposalRejection } from './rejections.js';
import { initialProposal, type ProposalState } from './state.js';

type Outcome = Decision<ProposalEvent, ProposalRejection>;

/** One draft of an act, from the desk of a body to its head (đề xuất → duyệt). Who may do which is `can`'s business. */
export const proposalDecider: Decider<ProposalCommand, ProposalState, ProposalEvent, ProposalRejection> = { initialState: initialProposal, decide, evolve };

function decide(command: ProposalCommand, state: ProposalState, act: Act): Outcome {
  if (command.type === 'ProposeAct') return state.status === 'none' ? accept({ type: 'ActProposed', data: command.proposal }) : reject('proposal-exists');
  if (state.status !== 'open') return reject('proposal-decided', { status: state.status });
  switch (command.type) {
    case 'ReviseProposal':
      if (command.reason.trim() === '') return reject('proposal-reason-missing');
      if (command.content === state.content) return reject('proposal-unchanged');
      return accept({ type: 'ProposalRevised', data: { content: command.content, reason: command.reason } });
    case 'RefuseProposal':
      return command.reason.trim() === '' ? reject('proposal-reason-missing') : accept({ type: 'ProposalRefused', data: { reason: command.reason } });
    case 'ApproveProposal':
      return act.actor === state.preparedBy ? reject('proposal-approved-by-proposer') : accept({ type: 'ProposalApproved', data: { revision: command.revision } });
  }
}

function evolve(state: ProposalState, event: ProposalEvent, act: Act): ProposalState {
  if (event.type === 'ActProposed') return { status: 'open', preparedBy: act.actor, revision: 0, events: 1, ...event.data };
  if (state.status === 'none') throw new TypeError(`nothing was proposed before ${event.type}`);
  const next = { ...state, events: state.events + 1 };
  switch (event.type) {
    case 'ProposalRevised':
      return { ...next, preparedBy: act.actor, revision: state.events, content: event.data.content };
    case 'ProposalRefused':
      return { ...next, status: 'refused' };
    case 'ProposalApproved':
      return { ...next, status: 'approved' };
  }
}
