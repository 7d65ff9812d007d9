import { proposalDecider, type ProposalCommand, type ProposalEvent, type ProposalState } from '../proposal/index.js';
import type { Retraceable } from './retracing.js';

export const RETRACE_PROPOSAL: Retraceable<ProposalCommand, ProposalState, ProposalEvent> = {
  stream: /^proposal-/,
  decider: proposalDecider,
  retrace: {
    ActProposed: (proposal) => ({ type: 'ProposeAct', proposal }),
    ProposalRevised: ({ content, reason }) => ({ type: 'ReviseProposal', content, reason }),
    ProposalRefused: ({ reason }) => ({ type: 'RefuseProposal', reason }),
    ProposalApproved: ({ revision }) => ({ type: 'ApproveProposal', revision }),
  },
};
