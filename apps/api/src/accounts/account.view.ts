import type { Account } from '#libs/application';

/** An account, as those see it who keep accounts. `passwordSet` false: its owner has not used the link yet. */
export interface AccountView {
  readonly actorId: string;
  readonly login: string;
  readonly displayName: string;
  readonly body: string;
  readonly roles: readonly string[];
  readonly disabled: boolean;
  readonly passwordSet: boolean;
  readonly sample: boolean;
}

export interface AccountsView {
  readonly accounts: readonly AccountView[];
  readonly nextCursor: string | null;
}

export const accountView = ({ actorId, login, displayName, body, roles, disabled, passwordHash, sample }: Account): AccountView => ({
  actorId, login, displayName, body, roles, disabled, passwordSet: passwordHash !== null, sample,
}); // prettier-ignore
