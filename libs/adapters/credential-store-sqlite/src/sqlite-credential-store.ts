import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Account, CredentialStore, Invitation, Session } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';
import { accountOf, rowOf, type AccountRow } from './account-row.js';

export interface SqliteCredentialStoreOptions {
  /** Folder of the file `credentials.sqlite`; made when absent. */
  readonly folder: string;
}

export const CREDENTIALS_FILE_NAME = 'credentials.sqlite';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS account(
    actor_id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE, display_name TEXT NOT NULL, body TEXT NOT NULL, roles TEXT NOT NULL,
    delegations TEXT NOT NULL, password_hash TEXT, disabled INTEGER NOT NULL, sample INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS session(
    token_hash TEXT PRIMARY KEY, actor_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS session_of_actor ON session(actor_id);
  CREATE TABLE IF NOT EXISTS invitation(
    token_hash TEXT PRIMARY KEY, actor_id TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
`;

/** Opens (or makes) the accounts of a data folder. Server and command line may have it open at the same time. */
export const openSqliteCredentialStore = (options: SqliteCredentialStoreOptions): CredentialStore => new SqliteCredentialStore(options);

/** Accounts, sessions and invitations in one SQLite file; every change is on the disk when the call returns. */
class SqliteCredentialStore implements CredentialStore {
  private readonly database: DatabaseSync;

  constructor({ folder }: SqliteCredentialStoreOptions) {
    mkdirSync(folder, { recursive: true });
    this.database = new DatabaseSync(join(folder, CREDENTIALS_FILE_NAME), { timeout: 5000 });
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    this.database.exec(SCHEMA);
  }

  accountByLogin(login: string): Account | null {
    return accountOf(this.database.prepare('SELECT * FROM account WHERE login = ?').get(login) as AccountRow | undefined);
  }

  accountById(actorId: ActorId): Account | null {
    return accountOf(this.database.prepare('SELECT * FROM account WHERE actor_id = ?').get(actorId) as AccountRow | undefined);
  }

  accounts(): readonly Account[] {
    const rows = this.database.prepare('SELECT * FROM account ORDER BY login').all() as unknown as AccountRow[];
    return rows.flatMap((row) => accountOf(row) ?? []);
  }

  saveAccounts(accounts: readonly Account[]): void {
    const save = this.database.prepare(`
      INSERT INTO account VALUES (:actor_id, :login, :display_name, :body, :roles, :delegations, :password_hash, :disabled, :sample)
      ON CONFLICT(actor_id) DO UPDATE SET login = excluded.login, display_name = excluded.display_name, body = excluded.body, roles = excluded.roles,
        delegations = excluded.delegations, password_hash = excluded.password_hash, disabled = excluded.disabled, sample = excluded.sample`);
    this.atOnce(() => {
      for (const account of accounts) save.run({ ...rowOf(account) });
    });
  }

  setPassword(actorId: ActorId, passwordHash: string): void {
    this.database.prepare('UPDATE account SET password_hash = ? WHERE actor_id = ?').run(passwordHash, actorId);
  }

  saveSession({ tokenHash, actorId, createdAt, expiresAt }: Session): void {
    this.atOnce(() => {
      this.database.prepare('DELETE FROM session WHERE expires_at <= ?').run(createdAt); // the table would grow for ever
      this.database.prepare('INSERT INTO session VALUES (?, ?, ?, ?)').run(tokenHash, actorId, createdAt, expiresAt);
    });
  }

  session(tokenHash: string, at: Instant): Session | null {
    const row = this.database.prepare('SELECT * FROM session WHERE token_hash = ? AND expires_at > ?').get(tokenHash, at);
    if (row === undefined) return null;
    return { tokenHash, actorId: row['actor_id'] as ActorId, createdAt: Number(row['created_at']), expiresAt: Number(row['expires_at']) };
  }

  endSession(tokenHash: string): void {
    this.database.prepare('DELETE FROM session WHERE token_hash = ?').run(tokenHash);
  }

  endSessionsOf(actorId: ActorId): void {
    this.database.prepare('DELETE FROM session WHERE actor_id = ?').run(actorId);
  }

  saveInvitation({ tokenHash, actorId, expiresAt }: Invitation): void {
    this.database.prepare('INSERT OR REPLACE INTO invitation VALUES (?, ?, ?)').run(tokenHash, actorId, expiresAt);
  }

  takeInvitation(tokenHash: string, at: Instant): Invitation | null {
    const row = this.database.prepare('DELETE FROM invitation WHERE token_hash = ? RETURNING actor_id, expires_at').get(tokenHash);
    if (row === undefined || Number(row['expires_at']) <= at) return null;
    return { tokenHash, actorId: row['actor_id'] as ActorId, expiresAt: Number(row['expires_at']) };
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private atOnce(work: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }
}
