import { accept, type ActorId, type BodyId, type Decider } from '../kernel/index.js';
import type { Role } from '../identity/actor.js';

interface OfAccount {
  readonly account: ActorId;
}

/** For which body an account acts, and as what. */
interface Standing extends OfAccount {
  readonly body: BodyId;
  readonly roles: readonly Role[];
}

/**
 * Streams `account-<person>`: what was done to an account, by whoever keeps accounts or by its owner. Accounts themselves lie
 * beside the log: names and logins are in none of these. `AccessReset`: on the machine itself, for an installation that
 * nobody could administer any more.
 */
export type AccountEvent =
  | { readonly type: 'AccountEntered'; readonly data: Standing }
  | { readonly type: 'AccountChanged'; readonly data: Standing }
  | { readonly type: 'AccountInvited'; readonly data: OfAccount }
  | { readonly type: 'AccountDisabled'; readonly data: OfAccount }
  | { readonly type: 'AccountEnabled'; readonly data: OfAccount }
  | { readonly type: 'AccessReset'; readonly data: Standing }
  | { readonly type: 'AuthenticatorSetUp'; readonly data: OfAccount }
  | { readonly type: 'SecondFactorTakenAway'; readonly data: OfAccount }
  | { readonly type: 'RecoveryCodesRenewed'; readonly data: OfAccount }
  | { readonly type: 'PasskeyAdded'; readonly data: OfAccount }
  | { readonly type: 'PasskeyRemoved'; readonly data: OfAccount };

/** It is done already, beside the log, and is put on record as it was. */
export interface AccountCommand {
  readonly type: 'NoteAccountAct';
  readonly done: AccountEvent;
}

/** What was done does not depend on what was done before: how much that was is all that is kept. */
export interface AccountActsState {
  readonly noted: number;
}

export const accountStreamOf = (account: ActorId): string => `account-${account}`;

export const accountActsDecider: Decider<AccountCommand, AccountActsState, AccountEvent, never> = {
  initialState: { noted: 0 },
  decide: ({ done }) => accept(done),
  evolve: ({ noted }) => ({ noted: noted + 1 }),
};
