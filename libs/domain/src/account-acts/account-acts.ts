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

/** How a password came to be set: by whoever knew the one before, or by a one-time link. */
export const PASSWORD_WAYS = ['present-password', 'link'] as const;
/** What was shown last before somebody was let in. `password`: alone, in sample data. */
export const SIGN_IN_WAYS = ['password', 'authenticator', 'recovery-code', 'passkey', 'identity-provider'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];
/** At what somebody guessed too often. */
export const GUESSED = ['password', 'second-factor'] as const;
export type Guessed = (typeof GUESSED)[number];
/** Which sessions of an account ended: the one in which that was asked for, another one of the owner's, all others, all. */
export const ENDED_SESSIONS = ['this', 'one', 'others', 'all'] as const;
export type EndedSessions = (typeof ENDED_SESSIONS)[number];

/**
 * Streams `account-<person>`: what was done to an account, by whoever keeps accounts or by its owner. Accounts themselves lie
 * beside the log: names, logins and addresses are in none of these. `AccessReset`: on the machine itself, for an installation that
 * nobody could administer any more. `failedBefore`: attempts at the account that failed since somebody was let in. `SignInThrottled`: the
 * next attempt has to wait. `left`: recovery codes that are still good. `token`: id of what a machine signs in with.
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
  | { readonly type: 'PasskeyRemoved'; readonly data: OfAccount }
  | { readonly type: 'IdentityLinked'; readonly data: OfAccount }
  | { readonly type: 'IdentityUnlinked'; readonly data: OfAccount }
  | { readonly type: 'PasswordSet'; readonly data: OfAccount & { readonly by: (typeof PASSWORD_WAYS)[number] } }
  | { readonly type: 'RecoveryCodeUsed'; readonly data: OfAccount & { readonly left: number } }
  | { readonly type: 'SignedIn'; readonly data: OfAccount & { readonly by: SignInWay; readonly failedBefore: number } }
  | { readonly type: 'SignInThrottled'; readonly data: OfAccount & { readonly guessed: Guessed } }
  | { readonly type: 'SessionsEnded'; readonly data: OfAccount & { readonly which: EndedSessions } }
  | { readonly type: 'MachineTokenMade'; readonly data: OfAccount & { readonly token: string } }
  | { readonly type: 'MachineTokenEnded'; readonly data: OfAccount & { readonly token: string } };

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
