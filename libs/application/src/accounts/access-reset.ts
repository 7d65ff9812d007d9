import type { Role } from '#libs/domain';
import type { Account } from '../ports/index.js';
import { inviteAccount, type FreshSecret, type InvitationLink } from './account-entry.js';
import { noting, type AccountKeeper, type NotingParts } from './account-noting.js';

/**
 * Lets an account in again where nobody could: enabled, administrator, without password and second factor, all its sessions,
 * tokens and links ended, and a one-time link for a new password. In one write, with the note of it.
 */
export function resetAccess(parts: NotingParts, keeper: AccountKeeper, account: Account, secret: FreshSecret): InvitationLink {
  const { store, clock } = parts;
  const { actorId, body } = account;
  const roles: readonly Role[] = account.roles.includes('administrator') ? account.roles : [...account.roles, 'administrator'];
  return noting(parts, keeper, (note) => {
    store.setDisabled(actorId, true); // ends whatever was begun with it
    store.secondFactors.remove(actorId);
    store.saveAccounts([{ ...account, roles, passwordHash: null, disabled: false }]);
    note({ type: 'AccessReset', data: { account: actorId, body, roles } });
    return inviteAccount(store, actorId, secret, clock.now());
  });
}
