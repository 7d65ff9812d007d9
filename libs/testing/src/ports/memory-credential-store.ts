import { erasedLogin, type Account, type AccountRecord, type ApiToken, type CredentialStore, type Invitation, type Session } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';
import { MemoryBoardArrangements } from './memory-board-arrangements.js';
import { MemoryNoticeChoices } from './memory-notice-choices.js';
import { MemorySavedViews } from './memory-saved-views.js';
import { MemorySecondFactors } from './memory-second-factors.js';

/** Accounts, second factors, sessions, tokens and invitations that live as long as the object. For tests. */
export class MemoryCredentialStore implements CredentialStore {
  readonly secondFactors = new MemorySecondFactors();
  readonly savedViews = new MemorySavedViews();
  readonly boardArrangements = new MemoryBoardArrangements();
  readonly noticeChoices = new MemoryNoticeChoices();
  private byId = new Map<ActorId, Account>();
  private readonly sessions = new Map<string, Session>();
  private readonly tokens = new Map<string, ApiToken>();
  private readonly invitations = new Map<string, Invitation>();
  private readonly identities = new Map<string, { readonly issuer: string; readonly actorId: ActorId }>();
  private readonly records = new Map<string, AccountRecord>();

  accountByLogin(login: string): Account | null {
    return this.accounts().find((account) => account.login === login) ?? null;
  }

  accountById(actorId: ActorId): Account | null {
    return this.byId.get(actorId) ?? null;
  }

  accounts(): readonly Account[] {
    return [...this.byId.values()].toSorted((one, other) => (one.login < other.login ? -1 : 1));
  }

  saveAccounts(accounts: readonly Account[]): void {
    const next = new Map(this.byId);
    for (const account of accounts) next.set(account.actorId, account);
    if (new Set([...next.values()].map(({ login }) => login)).size !== next.size) throw new RangeError('a login belongs to one account');
    this.byId = next;
  }

  setPassword(actorId: ActorId, passwordHash: string): void {
    const account = this.byId.get(actorId);
    if (account !== undefined) this.saveAccounts([{ ...account, passwordHash }]);
  }

  changeNames(change: (account: Account) => string | null): number {
    const changed = this.accounts().flatMap((account) => {
      const keptName = change(account);
      return keptName === null ? [] : [{ ...account, keptName }];
    });
    this.saveAccounts(changed);
    return changed.length;
  }

  setDisabled(actorId: ActorId, disabled: boolean): boolean {
    const account = this.byId.get(actorId);
    if (account === undefined) return false;
    this.saveAccounts([{ ...account, disabled }]);
    if (disabled) {
      this.endSessionsOf(actorId);
      this.endInvitationsOf(actorId);
      for (const [hash, token] of this.tokens) if (token.actorId === actorId) this.tokens.delete(hash);
    }
    return true;
  }

  eraseAccount(actorId: ActorId): boolean {
    if (!this.setDisabled(actorId, true)) return false;
    this.byId.set(actorId, { ...(this.byId.get(actorId) as Account), login: erasedLogin(actorId), keptName: '', passwordHash: null });
    this.secondFactors.remove(actorId);
    this.savedViews.removeOwn(actorId);
    this.boardArrangements.remove({ kind: 'person', id: actorId });
    this.noticeChoices.choose(actorId, []);
    this.unlinkIdentitiesOf(actorId);
    return true;
  }

  saveSession(session: Session): void {
    this.sessions.set(session.tokenHash, session);
  }

  session(tokenHash: string, at: Instant): Session | null {
    const session = this.sessions.get(tokenHash);
    return session !== undefined && session.expiresAt > at ? session : null;
  }

  sessionsOf(actorId: ActorId, at: Instant): readonly Session[] {
    return [...this.sessions.values()].filter((session) => session.actorId === actorId && session.expiresAt > at).toSorted((one, other) => other.createdAt - one.createdAt);
  }

  noteUse(tokenHashes: readonly string[], at: Instant): void {
    for (const hash of tokenHashes) {
      const session = this.sessions.get(hash);
      if (session !== undefined) this.sessions.set(hash, { ...session, lastUsedAt: Math.max(session.lastUsedAt, at) });
      const token = this.tokens.get(hash);
      if (token !== undefined) this.tokens.set(hash, { ...token, lastUsedAt: Math.max(token.lastUsedAt ?? 0, at) });
    }
  }

  endSession(tokenHash: string): void {
    this.sessions.delete(tokenHash);
  }

  endSessionsOf(actorId: ActorId): void {
    for (const [hash, session] of this.sessions) if (session.actorId === actorId) this.sessions.delete(hash);
    this.secondFactors.endHalvesOf(actorId);
  }

  saveToken(token: ApiToken): void {
    this.tokens.set(token.tokenHash, token);
  }

  token(tokenHash: string, at: Instant): ApiToken | null {
    const token = this.tokens.get(tokenHash);
    return token !== undefined && token.expiresAt > at ? token : null;
  }

  tokensOf(actorId: ActorId, at: Instant): readonly ApiToken[] {
    return [...this.tokens.values()].filter((token) => token.actorId === actorId && token.expiresAt > at).toSorted((one, other) => other.createdAt - one.createdAt);
  }

  endToken(tokenHash: string): void {
    this.tokens.delete(tokenHash);
  }

  accountByIdentity(issuer: string, subject: string): Account | null {
    const identity = this.identities.get(`${issuer} ${subject}`);
    return identity === undefined ? null : this.accountById(identity.actorId);
  }

  linkIdentity(issuer: string, subject: string, actorId: ActorId): boolean {
    const key = `${issuer} ${subject}`;
    if (this.identities.has(key) || [...this.identities.values()].some((one) => one.issuer === issuer && one.actorId === actorId)) return false;
    this.identities.set(key, { issuer, actorId });
    return true;
  }

  issuersOf(actorId: ActorId): readonly string[] {
    return [...this.identities.values()].flatMap((one) => (one.actorId === actorId ? [one.issuer] : [])).toSorted();
  }

  unlinkIdentitiesOf(actorId: ActorId): boolean {
    const before = this.identities.size;
    for (const [key, identity] of this.identities) if (identity.actorId === actorId) this.identities.delete(key);
    return this.identities.size < before;
  }

  saveInvitation(invitation: Invitation): void {
    this.invitations.set(invitation.tokenHash, invitation);
  }

  endInvitationsOf(actorId: ActorId): void {
    for (const [hash, invitation] of this.invitations) if (invitation.actorId === actorId) this.invitations.delete(hash);
  }

  invitation(tokenHash: string, at: Instant): Invitation | null {
    const invitation = this.invitations.get(tokenHash);
    return invitation !== undefined && invitation.expiresAt > at ? invitation : null;
  }

  takeInvitation(tokenHash: string, at: Instant): Invitation | null {
    const invitation = this.invitation(tokenHash, at);
    this.invitations.delete(tokenHash);
    return invitation;
  }

  together<T>(work: () => T): T {
    const maps = [this.sessions, this.tokens, this.invitations, this.identities, this.records, ...this.secondFactors.maps] as Map<unknown, unknown>[];
    const before = { byId: this.byId, maps: maps.map((map) => [...map]) };
    try {
      return work();
    } catch (error) {
      this.byId = before.byId;
      for (const [index, map] of maps.entries()) {
        map.clear();
        for (const [key, value] of before.maps[index] ?? []) map.set(key, value);
      }
      throw error;
    }
  }

  noteAct(record: AccountRecord): void {
    this.records.set(record.id, record);
  }

  actsToRecord(): readonly AccountRecord[] {
    return [...this.records.values()];
  }

  actRecorded(id: string): void {
    this.records.delete(id);
  }

  close(): void {
    this.sessions.clear();
  }
}
