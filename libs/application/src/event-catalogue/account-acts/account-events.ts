import { ENDED_SESSIONS, GUESSED, PASSWORD_WAYS, ROLES, SIGN_IN_WAYS, type ActorId, type BodyId } from '#libs/domain';
import { id, listOf, object, oneOf, text, wholeNumber } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const account = { account: id<ActorId>() };
const token = { ...account, token: text };
const standing = { ...account, body: id<BodyId>(), roles: listOf(oneOf(ROLES)) };

/** What was done to accounts. */
export const ACCOUNT_EVENTS = {
  AccountEntered: storedEvent('AccountEntered', 'account-entered', object(standing)),
  AccountChanged: storedEvent('AccountChanged', 'account-changed', object(standing)),
  AccountInvited: storedEvent('AccountInvited', 'account-invited', object(account)),
  AccountDisabled: storedEvent('AccountDisabled', 'account-disabled', object(account)),
  AccountEnabled: storedEvent('AccountEnabled', 'account-enabled', object(account)),
  AccessReset: storedEvent('AccessReset', 'access-reset', object(standing)),
  AuthenticatorSetUp: storedEvent('AuthenticatorSetUp', 'authenticator-set-up', object(account)),
  SecondFactorTakenAway: storedEvent('SecondFactorTakenAway', 'second-factor-taken-away', object(account)),
  RecoveryCodesRenewed: storedEvent('RecoveryCodesRenewed', 'recovery-codes-renewed', object(account)),
  PasskeyAdded: storedEvent('PasskeyAdded', 'passkey-added', object(account)),
  PasskeyRemoved: storedEvent('PasskeyRemoved', 'passkey-removed', object(account)),
  IdentityLinked: storedEvent('IdentityLinked', 'identity-linked', object(account)),
  IdentityUnlinked: storedEvent('IdentityUnlinked', 'identity-unlinked', object(account)),
  PasswordSet: storedEvent('PasswordSet', 'password-set', object({ ...account, by: oneOf(PASSWORD_WAYS) })),
  RecoveryCodeUsed: storedEvent('RecoveryCodeUsed', 'recovery-code-used', object({ ...account, left: wholeNumber })),
  SignedIn: storedEvent('SignedIn', 'signed-in', object({ ...account, by: oneOf(SIGN_IN_WAYS), failedBefore: wholeNumber })),
  SignInThrottled: storedEvent('SignInThrottled', 'sign-in-throttled', object({ ...account, guessed: oneOf(GUESSED) })),
  SessionsEnded: storedEvent('SessionsEnded', 'sessions-ended', object({ ...account, which: oneOf(ENDED_SESSIONS) })),
  MachineTokenMade: storedEvent('MachineTokenMade', 'machine-token-made', object(token)),
  MachineTokenEnded: storedEvent('MachineTokenEnded', 'machine-token-ended', object(token)),
} as const;
