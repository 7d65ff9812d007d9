import { ROLES, type ActorId, type BodyId } from '#libs/domain';
import { id, listOf, object, oneOf } from '../shape.js';
import { storedEvent } from '../stored-event.js';

const account = { account: id<ActorId>() };
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
} as const;
