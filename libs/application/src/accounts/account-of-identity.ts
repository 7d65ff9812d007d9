import type { Account } from '../ports/index.js';
import { noting, type NotingParts } from './account-noting.js';

/** Who somebody is to an identity provider. `subject` alone is theirs for ever; names are read once, to find the account. */
export interface ProvenIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** The login by the claim that the installation has chosen, lower case; null = the provider does not tell, or does not vouch for it. */
  readonly login: string | null;
}

/**
 * The account of an identity; null when it has none. The first time, the account with that login becomes the identity's, unless it is
 * sample data or has another identity there already; from then on only the subject counts.
 */
export function accountOfIdentity(parts: NotingParts, { issuer, subject, login }: ProvenIdentity): Account | null {
  const { store } = parts;
  const known = store.accountByIdentity(issuer, subject);
  if (known !== null) return known;
  const account = login === null ? null : store.accountByLogin(login);
  if (account === null || account.sample || account.disabled) return null;
  return noting(parts, account, (note) => {
    if (!store.linkIdentity(issuer, subject, account.actorId)) return null;
    note({ type: 'IdentityLinked', data: { account: account.actorId } });
    return account;
  });
}
