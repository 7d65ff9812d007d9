import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { erasedLogin, type Account, type AccountRecord, type ApiToken, type CredentialStore, type Invitation, type Session } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';
import { accountOf, rowOf, type AccountRow } from './account-row.js';
import { BOARD_ARRANGEMENTS_SCHEMA, SqliteBoardArrangements } from './sqlite-board-arrangements.js';
import { NOTICE_CHOICES_SCHEMA, SqliteNoticeChoices } from './sqlite-notice-choices.js';
import { SAVED_VIEWS_SCHEMA, SqliteSavedViews } from './sqlite-saved-views.js';
import { cleanFiles } from './clean-files.js';
import { sessionOf, tokenOf } from './session-row.js';
import { SECOND_FACTOR_SCHEMA, SqliteSecondFactors } from './sqlite-second-factors.js';

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
    token_hash TEXT PRIMARY KEY, id TEXT NOT NULL, actor_id TEXT NOT NULL, created_at INTEGER NOT NULL, last_used_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, client TEXT) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS session_of_actor ON session(actor_id);
  CREATE TABLE IF NOT EXISTS api_token(
    token_hash TEXT PRIMARY KEY, id TEXT NOT NULL, actor_id TEXT NOT NULL, name TEXT NOT NULL, scope TEXT NOT NULL, created_at INTEGER NOT NULL,
    last_used_at INTEGER, expires_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE INDEX IF NOT EXISTS api_token_of_actor ON api_token(actor_id);
  CREATE TABLE IF NOT EXISTS invitation(
    token_hash TEXT PRIMARY KEY, actor_id TEXT NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS identity(
    issuer TEXT NOT NULL, subject TEXT NOT NULL, actor_id TEXT NOT NULL, PRIMARY KEY(issuer, subject), UNIQUE(issuer, actor_id)) WITHOUT ROWID, STRICT;
  CREATE TABLE IF NOT EXISTS account_act(place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL) STRICT;
`;

/** Opens (or makes) the accounts of a data folder. Server and command line may have it open at the same time. */
export const openSqliteCredentialStore = (options: SqliteCredentialStoreOptions): CredentialStore => new SqliteCredentialStore(options);

/** Accounts, second factors, sessions, tokens and invitations in one SQLite file; every change is on the disk when the call returns. */
class SqliteCredentialStore implements CredentialStore {
  readonly secondFactors: SqliteSecondFactors;
  readonly savedViews: SqliteSavedViews;
  readonly boardArrangements: SqliteBoardArrangements;
  readonly noticeChoices: SqliteNoticeChoices;
  private readonly database: DatabaseSync;
  private writing = false;
  /** Prepared once: these are asked about every caller every second. */
  private readonly sessionByHash: StatementSync;
  private readonly tokenByHash: StatementSync;
  private readonly byId: StatementSync;
  private readonly waitingActs: StatementSync;

  constructor({ folder }: SqliteCredentialStoreOptions) {
    mkdirSync(folder, { recursive: true });
    this.database = new DatabaseSync(join(folder, CREDENTIALS_FILE_NAME), { timeout: 5000 });
    this.database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    this.atOnce(() => {
      if (this.sessionsLackIds()) this.database.exec('DROP TABLE session'); // of a version before: their owners sign in again
      this.database.exec(SCHEMA + SECOND_FACTOR_SCHEMA + SAVED_VIEWS_SCHEMA + BOARD_ARRANGEMENTS_SCHEMA + NOTICE_CHOICES_SCHEMA);
    });
    this.secondFactors = new SqliteSecondFactors(this.database, (work) => this.atOnce(work));
    this.savedViews = new SqliteSavedViews(this.database, (work) => this.atOnce(work));
    this.boardArrangements = new SqliteBoardArrangements(this.database);
    this.noticeChoices = new SqliteNoticeChoices(this.database);
    this.sessionByHash = this.database.prepare('SELECT * FROM session WHERE token_hash = ? AND expires_at > ?');
    this.tokenByHash = this.database.prepare('SELECT * FROM api_token WHERE token_hash = ? AND expires_at > ?');
    this.waitingActs = this.database.prepare('SELECT record FROM account_act ORDER BY place');
    this.byId = this.database.prepare('SELECT * FROM account WHERE actor_id = ?');
  }

  accountByLogin(login: string): Account | null {
    return accountOf(this.database.prepare('SELECT * FROM account WHERE login = ?').get(login) as AccountRow | undefined);
  }

  accountById(actorId: ActorId): Account | null {
    return accountOf(this.byId.get(actorId) as AccountRow | undefined);
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

  changeNames(change: (account: Account) => string | null): number {
    let changed = 0;
    this.atOnce(() => {
      const put = this.database.prepare('UPDATE account SET display_name = ? WHERE actor_id = ?');
      for (const account of this.accounts()) {
        const next = change(account);
        if (next !== null) changed += Number(put.run(next, account.actorId).changes);
      }
    });
    if (changed > 0) cleanFiles(this.database);
    return changed;
  }

  setDisabled(actorId: ActorId, disabled: boolean): boolean {
    let known = false;
    this.atOnce(() => {
      known = this.database.prepare('UPDATE account SET disabled = ? WHERE actor_id = ?').run(disabled ? 1 : 0, actorId).changes > 0;
      if (!disabled) return;
      this.database.prepare('DELETE FROM session WHERE actor_id = ?').run(actorId);
      this.secondFactors.endHalvesOf(actorId);
      this.database.prepare('DELETE FROM api_token WHERE actor_id = ?').run(actorId);
      this.database.prepare('DELETE FROM invitation WHERE actor_id = ?').run(actorId);
    });
    return known;
  }

  eraseAccount(actorId: ActorId): boolean {
    // In one write: an account called by its erased login is taken for done when a program starts.
    const known = this.together(() => {
      if (!this.setDisabled(actorId, true)) return false;
      this.database.prepare("UPDATE account SET login = ?, display_name = '', password_hash = NULL WHERE actor_id = ?").run(erasedLogin(actorId), actorId);
      this.secondFactors.remove(actorId);
      this.savedViews.removeOwn(actorId);
      this.boardArrangements.remove({ kind: 'person', id: actorId });
      this.noticeChoices.choose(actorId, []);
      this.unlinkIdentitiesOf(actorId);
      return true;
    });
    if (known) cleanFiles(this.database);
    return known;
  }

  saveSession({ tokenHash, id, actorId, createdAt, lastUsedAt, expiresAt, client }: Session): void {
    this.atOnce(() => {
      this.database.prepare('DELETE FROM session WHERE expires_at <= ?').run(createdAt); // the table would grow for ever
      this.database.prepare('INSERT INTO session(token_hash, id, actor_id, created_at, last_used_at, expires_at, client) VALUES (?, ?, ?, ?, ?, ?, ?)').run(tokenHash, id, actorId, createdAt, lastUsedAt, expiresAt, client);
    });
  }

  session(tokenHash: string, at: Instant): Session | null {
    return sessionOf(this.sessionByHash.get(tokenHash, at));
  }

  sessionsOf(actorId: ActorId, at: Instant): readonly Session[] {
    const rows = this.database.prepare('SELECT * FROM session WHERE actor_id = ? AND expires_at > ? ORDER BY created_at DESC, id').all(actorId, at);
    return rows.flatMap((row) => sessionOf(row) ?? []);
  }

  noteUse(tokenHashes: readonly string[], at: Instant): void {
    const notes = ['session', 'api_token'].map((table) => this.database.prepare(`UPDATE ${table} SET last_used_at = max(coalesce(last_used_at, 0), ?) WHERE token_hash = ?`));
    this.atOnce(() => {
      for (const hash of tokenHashes) for (const note of notes) note.run(at, hash);
    });
  }

  endSession(tokenHash: string): void {
    this.database.prepare('DELETE FROM session WHERE token_hash = ?').run(tokenHash);
  }

  endSessionsOf(actorId: ActorId): void {
    this.atOnce(() => {
      this.database.prepare('DELETE FROM session WHERE actor_id = ?').run(actorId);
      this.secondFactors.endHalvesOf(actorId);
    });
  }

  saveToken({ tokenHash, id, actorId, name, scope, createdAt, lastUsedAt, expiresAt }: ApiToken): void {
    this.database.prepare('DELETE FROM api_token WHERE expires_at <= ?').run(createdAt);
    this.database.prepare('INSERT INTO api_token(token_hash, id, actor_id, name, scope, created_at, last_used_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)').run(tokenHash, id, actorId, name, JSON.stringify(scope), createdAt, lastUsedAt, expiresAt);
  }

  token(tokenHash: string, at: Instant): ApiToken | null {
    return tokenOf(this.tokenByHash.get(tokenHash, at));
  }

  tokensOf(actorId: ActorId, at: Instant): readonly ApiToken[] {
    const rows = this.database.prepare('SELECT * FROM api_token WHERE actor_id = ? AND expires_at > ? ORDER BY created_at DESC, id').all(actorId, at);
    return rows.flatMap((row) => tokenOf(row) ?? []);
  }

  endToken(tokenHash: string): void {
    this.database.prepare('DELETE FROM api_token WHERE token_hash = ?').run(tokenHash);
  }

  accountByIdentity(issuer: string, subject: string): Account | null {
    return accountOf(this.database.prepare('SELECT account.* FROM identity JOIN account USING (actor_id) WHERE issuer = ? AND subject = ?').get(issuer, subject) as AccountRow | undefined);
  }

  linkIdentity(issuer: string, subject: string, actorId: ActorId): boolean {
    return this.database.prepare('INSERT OR IGNORE INTO identity(issuer, subject, actor_id) VALUES (?, ?, ?)').run(issuer, subject, actorId).changes > 0;
  }

  issuersOf(actorId: ActorId): readonly string[] {
    return this.database.prepare('SELECT issuer FROM identity WHERE actor_id = ? ORDER BY issuer').all(actorId).map(({ issuer }) => String(issuer));
  }

  unlinkIdentitiesOf(actorId: ActorId): boolean {
    return this.database.prepare('DELETE FROM identity WHERE actor_id = ?').run(actorId).changes > 0;
  }

  saveInvitation({ tokenHash, actorId, expiresAt }: Invitation): void {
    this.database.prepare('INSERT INTO invitation(token_hash, actor_id, expires_at) VALUES (?, ?, ?)').run(tokenHash, actorId, expiresAt);
  }

  endInvitationsOf(actorId: ActorId): void {
    this.database.prepare('DELETE FROM invitation WHERE actor_id = ?').run(actorId);
  }

  invitation(tokenHash: string, at: Instant): Invitation | null {
    return invitationOf(this.database.prepare('SELECT * FROM invitation WHERE token_hash = ?').get(tokenHash), at);
  }

  takeInvitation(tokenHash: string, at: Instant): Invitation | null {
    return invitationOf(this.database.prepare('DELETE FROM invitation WHERE token_hash = ? RETURNING *').get(tokenHash), at);
  }

  together<T>(work: () => T): T {
    let result: { readonly of: T } | null = null;
    this.atOnce(() => {
      result = { of: work() };
    });
    return (result as unknown as { readonly of: T }).of;
  }

  noteAct(record: AccountRecord): void {
    this.database.prepare('INSERT INTO account_act(id, record) VALUES (?, ?)').run(record.id, JSON.stringify(record));
  }

  actsToRecord(): readonly AccountRecord[] {
    return this.waitingActs.all().map(({ record }) => JSON.parse(String(record)) as AccountRecord);
  }

  actRecorded(id: string): void {
    this.database.prepare('DELETE FROM account_act WHERE id = ?').run(id);
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  private sessionsLackIds(): boolean {
    const columns = this.database.prepare('PRAGMA table_info(session)').all();
    return columns.length > 0 && !columns.some(({ name }) => name === 'id');
  }

  private atOnce(work: () => void): void {
    if (this.writing) return work(); // part of the write that has begun
    this.database.exec('BEGIN IMMEDIATE');
    this.writing = true;
    try {
      work();
      this.database.exec('COMMIT');
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    } finally {
      this.writing = false;
    }
  }
}

function invitationOf(row: Record<string, unknown> | undefined, at: Instant): Invitation | null {
  if (row === undefined || Number(row['expires_at']) <= at) return null;
  return { tokenHash: String(row['token_hash']), actorId: row['actor_id'] as ActorId, expiresAt: Number(row['expires_at']) };
}
