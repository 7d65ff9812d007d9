import type { DatabaseSync } from 'node:sqlite';
import type { Authenticator, HalfPurpose, HalfSignIn, Passkey, SecondFactors } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';
import { cleanFiles } from './clean-files.js';

export const SECOND_FACTOR_SCHEMA = `
  CREATE TABLE IF NOT EXISTS authenticator(
    actor_id TEXT PRIMARY KEY, secret TEXT NOT NULL, last_time_step INTEGER NOT NULL, enrolled_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS recovery_code(actor_id TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY(actor_id, hash)) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS half_sign_in(
    token_hash TEXT PRIMARY KEY, actor_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
    purpose TEXT NOT NULL, fresh_secret TEXT) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS passkey(
    credential_id TEXT PRIMARY KEY, id TEXT NOT NULL, actor_id TEXT NOT NULL, public_key BLOB NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL,
    rp_id TEXT NOT NULL, name TEXT NOT NULL, added_at INTEGER NOT NULL, last_used_at INTEGER) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS passkey_of_actor ON passkey(actor_id);
`;

/** The second factors in the file of the accounts. `atOnce`: runs work as one write. */
export class SqliteSecondFactors implements SecondFactors {
  constructor(
    private readonly database: DatabaseSync,
    private readonly atOnce: (work: () => void) => void,
  ) {}

  authenticatorOf(actorId: ActorId): Authenticator | null {
    const row = this.database.prepare('SELECT * FROM authenticator WHERE actor_id = ?').get(actorId);
    return row === undefined ? null : { actorId, secret: String(row['secret']), lastTimeStep: Number(row['last_time_step']), enrolledAt: Number(row['enrolled_at']) };
  }

  enrol({ actorId, secret, lastTimeStep, enrolledAt }: Authenticator, recoveryHashes: readonly string[]): void {
    this.atOnce(() => {
      this.database.prepare('INSERT OR REPLACE INTO authenticator(actor_id, secret, last_time_step, enrolled_at) VALUES (?, ?, ?, ?)').run(actorId, secret, lastTimeStep, enrolledAt);
      this.putRecoveryCodes(actorId, recoveryHashes);
    });
  }

  changeSecrets(change: (actorId: ActorId, secret: string) => string | null): number {
    let changed = 0;
    this.atOnce(() => {
      for (const [table, column, key] of [['authenticator', 'secret', 'actor_id'], ['half_sign_in', 'fresh_secret', 'token_hash']] as const) {
        const put = this.database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`);
        for (const row of this.database.prepare(`SELECT ${key} AS key, actor_id, ${column} AS secret FROM ${table} WHERE ${column} IS NOT NULL`).all()) {
          const next = change(row['actor_id'] as ActorId, String(row['secret']));
          if (next !== null) changed += Number(put.run(next, row['key'] as string).changes);
        }
      }
    });
    if (changed > 0) cleanFiles(this.database);
    return changed;
  }

  remove(actorId: ActorId): boolean {
    let had = false;
    this.atOnce(() => {
      had = this.database.prepare('DELETE FROM authenticator WHERE actor_id = ?').run(actorId).changes > 0;
      this.database.prepare('DELETE FROM passkey WHERE actor_id = ?').run(actorId);
      this.putRecoveryCodes(actorId, []);
      this.endHalvesOf(actorId);
    });
    return had;
  }

  useTimeStep(actorId: ActorId, timeStep: number): boolean {
    return this.database.prepare('UPDATE authenticator SET last_time_step = ? WHERE actor_id = ? AND last_time_step < ?').run(timeStep, actorId, timeStep).changes > 0;
  }

  replaceRecoveryCodes(actorId: ActorId, hashes: readonly string[]): void {
    this.atOnce(() => this.putRecoveryCodes(actorId, hashes));
  }

  useRecoveryCode(actorId: ActorId, hash: string): boolean {
    return this.database.prepare('DELETE FROM recovery_code WHERE actor_id = ? AND hash = ?').run(actorId, hash).changes > 0;
  }

  recoveryCodesLeft(actorId: ActorId): number {
    return Number(this.database.prepare('SELECT count(*) AS left FROM recovery_code WHERE actor_id = ?').get(actorId)?.['left']);
  }

  passkeysOf(actorId: ActorId): readonly Passkey[] {
    return this.database.prepare('SELECT * FROM passkey WHERE actor_id = ? ORDER BY added_at DESC, id').all(actorId).map(passkeyOf);
  }

  savePasskey({ credentialId, id, actorId, publicKey, counter, transports, rpId, name, addedAt, lastUsedAt }: Passkey): void {
    this.database
      .prepare('INSERT INTO passkey(credential_id, id, actor_id, public_key, counter, transports, rp_id, name, added_at, last_used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(credentialId, id, actorId, publicKey, counter, JSON.stringify(transports), rpId, name, addedAt, lastUsedAt);
  }

  notePasskeyUse(credentialId: string, counter: number, at: Instant): void {
    this.database.prepare('UPDATE passkey SET counter = ?, last_used_at = ? WHERE credential_id = ?').run(counter, at, credentialId);
  }

  removePasskey(actorId: ActorId, id: string): boolean {
    return this.database.prepare('DELETE FROM passkey WHERE actor_id = ? AND id = ?').run(actorId, id).changes > 0;
  }

  saveHalf({ tokenHash, actorId, createdAt, expiresAt, purpose, freshSecret }: HalfSignIn): void {
    this.atOnce(() => {
      this.database.prepare('DELETE FROM half_sign_in WHERE expires_at <= ?').run(createdAt);
      this.database.prepare('INSERT INTO half_sign_in(token_hash, actor_id, created_at, expires_at, purpose, fresh_secret) VALUES (?, ?, ?, ?, ?, ?)').run(tokenHash, actorId, createdAt, expiresAt, purpose, freshSecret);
    });
  }

  half(tokenHash: string, at: Instant): HalfSignIn | null {
    return halfOf(this.database.prepare('SELECT * FROM half_sign_in WHERE token_hash = ?').get(tokenHash), at);
  }

  takeHalf(tokenHash: string, at: Instant): HalfSignIn | null {
    return halfOf(this.database.prepare('DELETE FROM half_sign_in WHERE token_hash = ? RETURNING *').get(tokenHash), at);
  }

  /** Part of a larger write. */
  endHalvesOf(actorId: ActorId): void {
    this.database.prepare('DELETE FROM half_sign_in WHERE actor_id = ?').run(actorId);
  }

  private putRecoveryCodes(actorId: ActorId, hashes: readonly string[]): void {
    this.database.prepare('DELETE FROM recovery_code WHERE actor_id = ?').run(actorId);
    const put = this.database.prepare('INSERT INTO recovery_code(actor_id, hash) VALUES (?, ?)');
    for (const hash of hashes) put.run(actorId, hash);
  }
}

function halfOf(row: Record<string, unknown> | undefined, at: Instant): HalfSignIn | null {
  if (row === undefined || Number(row['expires_at']) <= at) return null;
  return { tokenHash: String(row['token_hash']), actorId: row['actor_id'] as ActorId, createdAt: Number(row['created_at']), expiresAt: Number(row['expires_at']), purpose: row['purpose'] as HalfPurpose, freshSecret: row['fresh_secret'] as string | null };
}

const passkeyOf = (row: Record<string, unknown>): Passkey => ({
  id: String(row['id']),
  actorId: row['actor_id'] as ActorId,
  credentialId: String(row['credential_id']),
  publicKey: Uint8Array.from(row['public_key'] as Uint8Array),
  counter: Number(row['counter']),
  transports: JSON.parse(String(row['transports'])) as readonly string[],
  rpId: String(row['rp_id']),
  name: String(row['name']),
  addedAt: Number(row['added_at']),
  lastUsedAt: row['last_used_at'] as number | null,
});
