import type { Account } from '#libs/application';
import type { Delegation, LocalDate } from '#libs/domain';

/** `validTo`: the last day; null = until it is taken back. `position`: whose acts these are there; `actions`: which; null = all. */
export interface SessionDelegation {
  readonly from: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly position: string | null;
  readonly actions: readonly string[] | null;
}

/** Who is signed in; `token` only in the answer to signing in. */
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
}

export const sessionView = (account: Account, delegations: readonly Delegation[], expiresAt: number, token?: string): SessionView => ({
  actorId: account.actorId,
  login: account.login,
  displayName: account.displayName,
  body: account.body,
  roles: account.roles,
  delegations: delegations.map(({ from, validFrom, validTo, position = null, actions = null }) => ({ from, validFrom, validTo, position, actions })),
  sample: account.sample,
  expiresAt: new Date(expiresAt).toISOString(),
  ...(token !== undefined && { token }),
});
