import { DAY_MS, type ActorId, type BodyId, type Instant, type Role } from '#libs/domain';
import type { Account, CredentialStore, SecretSealer } from '../ports/index.js';
import { sealedName } from './account-names.js';

/** What a login may look like. */
export const LOGIN = /^[a-z0-9][a-z0-9._-]{1,63}$/u;
/** How long a link for setting a password is good. */
const LINK_DAYS = 7;

/** What is entered about an account. Whether the body stands is for the caller to see. */
export interface AccountEntry {
  readonly login: string;
  readonly displayName: string;
  readonly body: BodyId;
  readonly roles: readonly Role[];
}

/** A link for setting a password, as the path behind the program's address. */
export interface InvitationLink {
  readonly path: string;
  readonly expiresAt: Instant;
}

/** A token and its SHA-256; chance comes from outside. */
export interface FreshSecret {
  readonly token: string;
  readonly tokenHash: string;
}

/** The account as entered, its name sealed: a known login keeps its id, its password and whether it is disabled. @throws PersonVaultFaultError. */
export function enteredAccount(store: CredentialStore, sealer: SecretSealer, { displayName, ...entry }: AccountEntry, freshId: ActorId): Account {
  const known = store.accountByLogin(entry.login);
  const fresh = { actorId: freshId, passwordHash: null, disabled: false, delegations: [] };
  const account = known ?? fresh;
  return { ...account, ...entry, keptName: sealedName(sealer, account.actorId, displayName), sample: false };
}

/** A one-time link for setting the account's password; older ones stop working. */
export function inviteAccount(store: CredentialStore, actorId: ActorId, { token, tokenHash }: FreshSecret, now: Instant): InvitationLink {
  const expiresAt = now + LINK_DAYS * DAY_MS;
  store.endInvitationsOf(actorId);
  store.saveInvitation({ tokenHash, actorId, expiresAt });
  return { path: `/invitations/${token}`, expiresAt };
}
