import type { Session } from '#libs/application';
import type { ActorId } from '#libs/domain';

/** A row of the table `session`; null for none. */
export function sessionOf(row: Readonly<Record<string, unknown>> | undefined): Session | null {
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
