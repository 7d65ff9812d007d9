import type { Account } from '#libs/application';

/** Who is signed in; `token` only in the answer to signing in. */
export interface SessionView {
  readonly actorId: string;
  readonly login: string;
  readonly displayName: string;
  readonly body: string;
  readonly roles: readonly string[];
  readonly delegations: Account['delegations'];
  readonly sample: boolean;
  readonly expiresAt: string;
  readonly token?: string;
}

export const sessionView = (account: Account, expiresAt: number, token?: string): SessionView => ({
  actorId: account.actorId,
  login: account.login,
  displayName: account.displayName,
  body: account.body,
  roles: account.roles,
  delegations: account.delegations,
  sample: account.sample,
  expiresAt: new Date(expiresAt).toISOString(),
  ...(token !== undefined && { token }),
});
