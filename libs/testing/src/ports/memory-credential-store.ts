import type { Account, CredentialStore, Invitation, Session } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';

/** Accounts, sessions and invitations that live as long as the object. For tests. */
export class MemoryCredentialStore implements CredentialStore {
  private byId = new Map<ActorId, Account>();
  private readonly sessions = new Map<string, Session>();
  private readonly invitations = new Map<string, Invitation>();

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
    if (account !== undefined) this.byId.set(actorId, { ...account, passwordHash });
  }

  saveSession(session: Session): void {
    this.sessions.set(session.tokenHash, session);
  }

  session(tokenHash: string, at: Instant): Session | null {
    const session = this.sessions.get(tokenHash);
    return session !== undefined && session.expiresAt > at ? session : null;
  }

  endSession(tokenHash: string): void {
    this.sessions.delete(tokenHash);
  }

  endSessionsOf(actorId: ActorId): void {
    for (const [hash, session] of this.sessions) if (session.actorId === actorId) this.sessions.delete(hash);
  }

  saveInvitation(invitation: Invitation): void {
    this.invitations.set(invitation.tokenHash, invitation);
  }

  takeInvitation(tokenHash: string, at: Instant): Invitation | null {
    const invitation = this.invitations.get(tokenHash);
    this.invitations.delete(tokenHash);
    return invitation !== undefined && invitation.expiresAt > at ? invitation : null;
  }

  close(): void {
    this.sessions.clear();
  }
}
