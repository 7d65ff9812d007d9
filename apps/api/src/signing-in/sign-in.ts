import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, CREDENTIAL_STORE, type Account, type Clock, type CredentialStore } from '#libs/application';
import { ProblemError } from '../problems/problem.error.js';
import { Passwords } from './passwords.js';
import { Sessions } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';
import { isToken, tokenHash } from './tokens.js';

export interface BegunSession {
  readonly account: Account;
  readonly token: string;
  readonly expiresAt: number;
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

  /** @throws ProblemError `too-many-attempts`, `sign-in-failed` or `busy`. */
  async withPassword(typedLogin: string, password: string, address: string): Promise<BegunSession> {
    const login = typedLogin.trim().toLowerCase();
    const seconds = this.throttle.secondsToWait(login, address, this.clock.now());
    if (seconds > 0) throw new ProblemError('too-many-attempts', { seconds }, [], { 'retry-after': String(seconds) });
    const account = this.store.accountByLogin(login);
    const fits = await this.passwords.matches(account?.passwordHash ?? null, password);
    if (account === null || !fits || account.disabled) {
      this.throttle.failed(login, address, this.clock.now());
      throw new ProblemError('sign-in-failed');
    }
    this.throttle.succeeded(login, address);
    return { account, ...this.sessions.begin(account) };
  }

  /** Uses a one-time link: sets the owner's password and signs in. @throws ProblemError `invitation-not-usable`. */
  async withInvitation(token: string, password: string): Promise<BegunSession> {
    const invitation = isToken(token) ? this.store.takeInvitation(tokenHash(token), this.clock.now()) : null;
    if (invitation === null) throw new ProblemError('invitation-not-usable');
    this.store.setPassword(invitation.actorId, await this.passwords.hash(password));
    this.sessions.endAllOf(invitation.actorId);
    const account = this.store.accountById(invitation.actorId);
    if (account === null || account.disabled) throw new ProblemError('invitation-not-usable');
    return { account, ...this.sessions.begin(account) };
  }
}
