import type { ApiToken, Session } from '#libs/application';
import type { ActorId } from '#libs/domain';

type Row = Readonly<Record<string, unknown>>;

/** A row of the table `session`; null for none. */
export function sessionOf(row: Row | undefined): Session | null {
  if (row === undefined) return null;
  return {
    id: String(row['id']),
    tokenHash: String(row['token_hash']),
    actorId: row['actor_id'] as ActorId,
    createdAt: Number(row['created_at']),
    lastUsedAt: Number(row['last_used_at']),
    expiresAt: Number(row['expires_at']),
    client: row['client'] as string | null,
  };
}

/** A row of the table `api_token`, whose scope is JSON text; null for none. */
export function tokenOf(row: Row | undefined): ApiToken | null {
  if (row === undefined) return null;
  return {
    id: String(row['id']),
    tokenHash: String(row['token_hash']),
    actorId: row['actor_id'] as ActorId,
    name: String(row['name']),
    scope: JSON.parse(String(row['scope'])) as readonly string[],
    createdAt: Number(row['created_at']),
    lastUsedAt: row['last_used_at'] as number | null,
    expiresAt: Number(row['expires_at']),
  };
}
