import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, CREDENTIAL_STORE, type Account, type Clock, type CredentialStore } from '#libs/application';
import { passwordFault, type Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import type { Caller } from './caller.js';
import { Passwords } from './passwords.js';
import type { Visitor } from './visitor.js';
import { Sessions } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { isToken, tokenHash } from './tokens.js';

export interface BegunSession {
  readonly account: Account;
  readonly token: string;
  readonly expiresAt: Instant;
  readonly seconds: number;
}

/** Checks who somebody is. An unknown account, a wrong password and a disabled account get one answer, in one time. */
@Injectable()
export class SignIn {
  private readonly throttle = new SignInThrottle();

  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  /** Begins a session, which takes the place of the visitor's one. @throws ProblemError `too-many-attempts`, `sign-in-failed` or `busy`. */
  async withPassword(typedLogin: string, password: string, visitor: Visitor): Promise<BegunSession> {
    const login = typedLogin.trim().toLowerCase();
    const account = this.store.accountByLogin(login);
    if (!(await this.proves(login, account, password, visitor.address)) || account === null || account.disabled) throw new ProblemError('sign-in-failed');
    this.throttle.succeeded(login, visitor.address);
    return this.begin(account, visitor);
  }

  /**
   * Uses a one-time link: sets the owner's password and signs in. The link stays good while the password is refused.
   * @throws ProblemError `invitation-not-usable`, `password-refused` or `busy`.
   */
  async withInvitation(token: string, password: string, visitor: Visitor): Promise<BegunSession> {
    const hash = isToken(token) ? tokenHash(token) : null;
    const invitation = hash === null ? null : this.store.invitation(hash, this.clock.now());
    const account = invitation === null ? null : this.store.accountById(invitation.actorId);
    if (hash === null || account === null || account.disabled) throw new ProblemError('invitation-not-usable');
    const passwordHash = await this.hashOfNew(password, account);
    if (this.store.takeInvitation(hash, this.clock.now()) === null) throw new ProblemError('invitation-not-usable');
    return this.begin(this.withPasswordSet(account, passwordHash), visitor);
  }

  /**
   * Gives the caller another password and ends all sessions but a new one. A wrong present password counts like a failed sign-in.
   * @throws ProblemError `too-many-attempts`, `present-password-wrong`, `password-refused` or `busy`.
   */
  async changePassword({ account }: Caller, present: string, next: string, visitor: Visitor): Promise<BegunSession> {
    if (!(await this.proves(account.login, account, present, visitor.address))) throw new ProblemError('present-password-wrong');
    this.throttle.giveBack(account.login, visitor.address);
    return this.begin(this.withPasswordSet(account, await this.hashOfNew(next, account)), visitor);
  }

  /** One verification, whoever it is. @throws ProblemError `too-many-attempts` or `busy`. */
  private async proves(login: string, account: Account | null, password: string, address: string): Promise<boolean> {
    const seconds = this.throttle.begin(login, address, this.clock.now());
    if (seconds > 0) throw new ProblemError('too-many-attempts', { seconds }, [], { 'retry-after': String(seconds) });
    try {
      return await this.passwords.matches(account?.passwordHash ?? null, password);
    } catch (error) {
      this.throttle.giveBack(login, address);
      throw error;
    }
  }

  private async hashOfNew(password: string, { login, displayName }: Account): Promise<string> {
    const fault = passwordFault(password, [login, displayName]);
    if (fault !== null) throw new ProblemError('password-refused', { reason: fault });
    return this.passwords.hash(password);
  }

  private withPasswordSet(account: Account, passwordHash: string): Account {
    this.store.setPassword(account.actorId, passwordHash);
    this.sessions.endAllOf(account.actorId);
    return { ...account, passwordHash };
  }

  private begin(account: Account, visitor: Visitor): BegunSession {
    if (visitor.sessionHash !== null) this.sessions.end(visitor.sessionHash);
    return { account, ...this.sessions.begin(account, visitor.client) };
  }
}
