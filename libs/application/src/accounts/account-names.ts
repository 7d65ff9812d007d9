import type { ActorId } from '#libs/domain';
import { PersonVaultFaultError, type Account, type CredentialStore, type SecretSealer } from '../ports/index.js';
import { isSealedText, openedText, sealedText } from './sealed-text.js';

const aboutOf = (account: ActorId): string => `account name ${account}`;

/** A display name as it is kept: sealed for its account, under a key that does not lie beside it (ADR 0095). @throws PersonVaultFaultError. */
export const sealedName = (sealer: SecretSealer, account: ActorId, name: string): string => sealedText(sealer, aboutOf(account), name);

/** The name to show; the login while the key is missing or the name is damaged, and nothing once it was erased. */
export function shownName(sealer: SecretSealer, account: Account): string {
  try {
    return openedName(sealer, account);
  } catch (error) {
    if (error instanceof PersonVaultFaultError) return account.login;
    throw error;
  }
}

/** Why a name cannot be opened, of the first such account; null when all can. */
export function namesFault(sealer: SecretSealer, accounts: readonly Account[]): PersonVaultFaultError | null {
  for (const account of accounts) {
    try {
      openedName(sealer, account);
    } catch (error) {
      if (error instanceof PersonVaultFaultError) return error;
      throw error;
    }
  }
  return null;
}

/** Seals those that lie readable, of a version before, but for sample data; answers how many. @throws PersonVaultFaultError. */
export const sealNames = (store: CredentialStore, sealer: SecretSealer): number =>
  store.changeNames((account) => (account.sample || account.keptName === '' || isSealedText(account.keptName) ? null : sealedName(sealer, account.actorId, account.keptName)));

/** Seals all sealed ones anew, under the key of now; answers how many. @throws PersonVaultFaultError. */
export const resealNames = (store: CredentialStore, sealer: SecretSealer): number =>
  store.changeNames((account) => (isSealedText(account.keptName) ? sealedName(sealer, account.actorId, openedName(sealer, account)) : null));

const openedName = (sealer: SecretSealer, account: Account): string => openedText(sealer, aboutOf(account.actorId), account.keptName);
