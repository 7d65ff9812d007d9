import type { ActorId } from '#libs/domain';
import type { Account, CredentialStore } from '../ports/index.js';

/** `last-administrator`: nobody would be left who could let anybody in again. */
export type SwitchOutcome = 'done' | 'unknown-account' | 'last-administrator';

const canAdminister = ({ roles, disabled, passwordHash }: Account): boolean => roles.includes('administrator') && !disabled && passwordHash !== null;

/** Shuts an account out, with all its sessions and invitations, or lets it in again. Doing it twice is doing it once. */
export function switchAccount(store: CredentialStore, actorId: ActorId, disabled: boolean): SwitchOutcome {
  const account = store.accountById(actorId);
  if (account === null) return 'unknown-account';
  const others = store.accounts().filter((other) => other.actorId !== actorId);
  if (disabled && canAdminister(account) && !others.some(canAdminister)) return 'last-administrator';
  store.setDisabled(actorId, disabled);
  return 'done';
}
