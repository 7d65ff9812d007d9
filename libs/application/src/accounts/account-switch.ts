import type { AccountEvent, ActorId } from '#libs/domain';
import type { Account, CredentialStore } from '../ports/index.js';

/** `last-administrator`: nobody would be left who could let anybody in again. */
export type SwitchOutcome = 'done' | 'unknown-account' | 'last-administrator';

const canAdminister = ({ roles, disabled, passwordHash }: Account): boolean => roles.includes('administrator') && !disabled && passwordHash !== null;

/** Would the change leave nobody who can administer? `next` is how the account would stand; null = shut out. */
export function leavesNoAdministrator(store: CredentialStore, account: Account, next: Account | null): boolean {
  if (!canAdminister(account) || (next !== null && canAdminister(next))) return false;
  return !store.accounts().some((other) => other.actorId !== account.actorId && canAdminister(other));
}

/** Shuts an account out, with all its sessions and invitations, or lets it in again. Doing it twice is doing it once, and is noted once. */
export function switchAccount(store: CredentialStore, actorId: ActorId, disabled: boolean, note: (done: AccountEvent) => void): SwitchOutcome {
  const account = store.accountById(actorId);
  if (account === null) return 'unknown-account';
  if (disabled && leavesNoAdministrator(store, account, null)) return 'last-administrator';
  store.setDisabled(actorId, disabled);
  if (account.disabled !== disabled) note({ type: disabled ? 'AccountDisabled' : 'AccountEnabled', data: { account: actorId } });
  return 'done';
}
