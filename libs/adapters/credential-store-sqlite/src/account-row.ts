import type { Account } from '#libs/application';
import type { ActorId, BodyId } from '#libs/domain';

/** One row of the table `account`; lists are kept as JSON text. */
export interface AccountRow {
  readonly actor_id: string;
  readonly login: string;
  readonly display_name: string;
  readonly body: string;
  readonly roles: string;
  readonly delegations: string;
  readonly password_hash: string | null;
  readonly disabled: number;
  readonly sample: number;
}

export const rowOf = (account: Account): AccountRow => ({
  actor_id: account.actorId,
  login: account.login,
  display_name: account.keptName,
  body: account.body,
  roles: JSON.stringify(account.roles),
  delegations: JSON.stringify(account.delegations),
  password_hash: account.passwordHash,
  disabled: account.disabled ? 1 : 0,
  sample: account.sample ? 1 : 0,
});

export function accountOf(row: AccountRow | undefined): Account | null {
  if (row === undefined) return null;
  return {
    actorId: row.actor_id as ActorId,
    login: row.login,
    keptName: row.display_name,
    body: row.body as BodyId,
    roles: JSON.parse(row.roles) as Account['roles'],
    delegations: JSON.parse(row.delegations) as Account['delegations'],
    passwordHash: row.password_hash,
    disabled: row.disabled === 1,
    sample: row.sample === 1,
  };
}
