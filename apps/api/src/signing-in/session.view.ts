import { shownName, type Account, type SecretSealer, type Session } from '#libs/application';
import type { Delegation, LocalDate } from '#libs/domain';

/** `validTo`: the last day; null = until it is taken back. `position`: whose acts these are there; `actions`: which; null = all. */
export interface SessionDelegation {
  readonly from: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly position: string | null;
  readonly actions: readonly string[] | null;
}

/** Who is signed in; `token` only in the answer to signing in, `recoveryCodes` only when an authenticator was set up with it. */
export interface SessionView {
  readonly actorId: string;
  readonly login: string;
  readonly displayName: string;
  readonly body: string;
  readonly roles: readonly string[];
  /** In whose name the person may act: as the account says, and by the log (delegated, or inherited by a change of bodies). */
  readonly delegations: readonly SessionDelegation[];
  readonly sample: boolean;
  readonly expiresAt: string;
  readonly token?: string;
  readonly recoveryCodes?: readonly string[];
}

export const sessionView = (account: Account, sealer: SecretSealer, delegations: readonly Delegation[], expiresAt: number, token?: string): SessionView => ({
  actorId: account.actorId,
  login: account.login,
  displayName: shownName(sealer, account),
  body: account.body,
  roles: account.roles,
  delegations: delegations.map(({ from, validFrom, validTo, position = null, actions = null }) => ({ from, validFrom, validTo, position, actions })),
  sample: account.sample,
  expiresAt: new Date(expiresAt).toISOString(),
  ...(token !== undefined && { token }),
});

/** How people sign in here, beside a password; `identityProvider`: at `/sign-in/openid`. */
export interface SignInWaysView {
  readonly identityProvider: boolean;
}

/** One of the caller's own sessions. `client`: what the browser or program calls itself; `current`: the one this was asked with. */
export interface OwnSessionView {
  readonly id: string;
  readonly client: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string;
  readonly expiresAt: string;
  readonly current: boolean;
}

export interface OwnSessionsView {
  readonly sessions: readonly OwnSessionView[];
}

export const ownSessionView = ({ id, client, createdAt, lastUsedAt, expiresAt }: Session, currentId: string): OwnSessionView => ({
  id,
  client,
  createdAt: new Date(createdAt).toISOString(),
  lastUsedAt: new Date(lastUsedAt).toISOString(),
  expiresAt: new Date(expiresAt).toISOString(),
  current: id === currentId,
});
