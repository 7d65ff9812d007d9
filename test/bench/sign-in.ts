import { createHash, randomBytes } from 'node:crypto';
import { openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import type { ActorId } from '#libs/domain';
import { PEOPLE } from './province.js';

const DAY_MS = 86_400_000;

/** Signs everybody in: a session each, written beside the log before the server starts. */
export function signIn(folder: string): ReadonlyMap<ActorId, string> {
  const store = openSqliteCredentialStore({ folder });
  const tokens = new Map<ActorId, string>();
  store.saveAccounts(PEOPLE.map((actor) => ({ ...actor, login: actor.actorId, keptName: actor.actorId, passwordHash: null, disabled: false, sample: true })));
  for (const { actorId } of PEOPLE) {
    const token = randomBytes(32).toString('base64url');
    store.saveSession({ id: actorId, tokenHash: createHash('sha256').update(token).digest('hex'), actorId, createdAt: Date.now(), lastUsedAt: Date.now(), client: null, expiresAt: Date.now() + DAY_MS });
    tokens.set(actorId, token);
  }
  store.close();
  return tokens;
}
