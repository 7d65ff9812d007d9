import { delegationDecider, type DelegationCommand, type DelegationEvent, type DelegationState } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** One stream for all: a chain or a cycle spans them. */
export const DELEGATION_STREAM = 'delegations';

export const DELEGATION: Aggregate<DelegationCommand, DelegationState, DelegationEvent> = {
  decider: delegationDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as DelegationState,
  settled: () => false,
};
