import { hash } from 'node:crypto';
import { shownName, type Account, type InvitationLink, type SecretSealer } from '#libs/application';

/** An account, as those see it who keep accounts. `displayName`: the login while the name cannot be opened; `passwordSet` false: its owner has not used the link yet; `etag`: of what an administrator may change, for If-Match. */
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

export const accountView = (account: Account, sealer: SecretSealer): AccountView => viewOf(account, shownName(sealer, account));

const viewOf = ({ actorId, login, body, roles, disabled, passwordHash, sample }: Account, displayName: string): AccountView => ({
  actorId, login, displayName, body, roles, disabled, passwordSet: passwordHash !== null, sample, etag: `"${hash('sha256', JSON.stringify([displayName, body, roles, disabled]), 'hex').slice(0, 32)}"`,
}); // prettier-ignore

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
