import { proposalDecider, type ProposalCommand, type ProposalEvent, type ProposalState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

const PREFIX = 'proposal-';
export const proposalStream = (proposalId: string): string => `${PREFIX}${proposalId}`;

export const PROPOSAL: Aggregate<ProposalCommand, ProposalState, ProposalEvent> = {
  decider: proposalDecider,
  foldVersion: 2,
  toJson: (state) => state,
  fromJson: (json) => json as ProposalState,
  settled: ({ status }) => status !== 'open',
};
