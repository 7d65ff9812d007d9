import { accountActsDecider, type AccountActsState, type AccountCommand, type AccountEvent } from '#libs/domain';
import type { Aggregate } from '../aggregate.js';

/** Streams `account-<person>`. */
export const ACCOUNT_ACTS: Aggregate<AccountCommand, AccountActsState, AccountEvent> = {
  decider: accountActsDecider,
  foldVersion: 1,
  toJson: (state) => state,
  fromJson: (json) => json as AccountActsState,
  settled: () => false,
};
