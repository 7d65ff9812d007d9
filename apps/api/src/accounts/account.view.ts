import { hash } from 'node:crypto';
import { shownName, type Account, type InvitationLink, type SecretSealer } from '#libs/application';

/** An account, as those see it who keep accounts. `displayName`: the login while the name cannot be opened; `passwordSet` false: its owner has not used the link yet; `etag`: of what an administrator may change, for If-Match, with how much had been put on record about it by then. */
export interface AccountView {
  readonly actorId: string;
  readonly login: string;
  readonly displayName: string;
  readonly body: string;
  readonly roles: readonly string[];
  readonly disabled: boolean;
  readonly passwordSet: boolean;
  readonly sample: boolean;
  readonly etag: string;
}

export interface AccountsView {
  readonly accounts: readonly AccountView[];
  readonly nextCursor: string | null;
}

/** @param revision of the stream of what was done to the account; -1 before the first. */
export const accountView = (account: Account, sealer: SecretSealer, revision: number): AccountView => viewOf(account, shownName(sealer, account), revision);

const viewOf = ({ actorId, login, body, roles, disabled, passwordHash, sample }: Account, displayName: string, revision: number): AccountView => ({
  actorId, login, displayName, body, roles, disabled, passwordSet: passwordHash !== null, sample, etag: `"${hash('sha256', JSON.stringify([displayName, body, roles, disabled]), 'hex').slice(0, 32)}.${revision}"`,
}); // prettier-ignore

/** Was the account seen as it is? What is on record besides may have grown. */
export const isSeenAs = ({ etag }: AccountView, seen: string): boolean => seen.split('.')[0] === etag.split('.')[0];

/** How much had been put on record when it was seen; null when the tag does not say. */
export function seenRevision(seen: string): number | null {
  const [, revision] = /\.(-?\d{1,15})"$/.exec(seen) ?? [];
  return revision === undefined ? null : Number(revision);
}

/** A link for setting a password, told once: whoever has it becomes the account. */
export interface InvitationView {
  readonly path: string;
  readonly expiresAt: string;
}

export interface InvitedAccountView {
  readonly account: AccountView;
  readonly invitation: InvitationView;
}

export const invitationView = ({ path, expiresAt }: InvitationLink): InvitationView => ({ path, expiresAt: new Date(expiresAt).toISOString() });
