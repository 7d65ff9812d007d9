import { Inject, Injectable } from '@nestjs/common';
import { accountOfIdentity, CLOCK, CREDENTIAL_STORE, noting, PERSON_VAULT, shownName, type Account, type Clock, type CredentialStore, type SecretSealer } from '#libs/application';
import { passwordFault, type PASSWORD_WAYS, type Guessed, type Instant, type SignInWay } from '#libs/domain';
import type { Returned } from '../openid/identity-provider.js';
import { ProblemError } from '../problems/problem.error.js';
import { Passkeys, type Site } from '../second-factor/passkeys.js';
import { SecondSteps, type SecondStep } from '../second-factor/second-steps.js';
import type { Caller } from './caller.js';
import { isKnownPassword } from './known-passwords.js';
import { Passwords } from './passwords.js';
import type { Visitor } from './visitor.js';
import { Sessions } from './sessions.js';
import { SignInRecord } from './sign-in-record.js';
import { CODE_LIMITS, PASSWORD_LIMITS, SignInThrottle } from './sign-in-throttle.js';
import { isToken, tokenHash } from './tokens.js';

export interface BegunSession {
  readonly account: Account;
  readonly token: string;
  readonly expiresAt: Instant;
  readonly seconds: number;
}

/** A session whose second half was shown. `recoveryCodes`: fresh ones, when an authenticator was set up with it. */
export interface CompletedSignIn {
  readonly session: BegunSession;
  readonly recoveryCodes: readonly string[] | null;
}

/** Checks who somebody is, by a password and then by a second factor. An unknown account, a wrong password and a disabled account get one answer, in one time. */
@Injectable()
export class SignIn {
  private readonly throttle = new SignInThrottle(PASSWORD_LIMITS);
  private readonly codes = new SignInThrottle(CODE_LIMITS);

  constructor(
    @Inject(CREDENTIAL_STORE) private readonly store: CredentialStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SecondSteps) private readonly secondSteps: SecondSteps,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(SignInRecord) private readonly record: SignInRecord,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {}

  /**
   * Tells what is to be shown besides, or begins a session, which takes the place of the visitor's one.
   * @throws ProblemError `too-many-attempts`, `sign-in-failed` or `busy`.
   */
  async withPassword(typedLogin: string, password: string, visitor: Visitor): Promise<BegunSession | SecondStep> {
    const login = typedLogin.trim().toLowerCase();
    const account = this.store.accountByLogin(login);
    if (!(await this.proves(login, account, password, visitor.address)) || account === null || account.disabled) {
      this.record.failed(account, 'password', visitor.address);
      throw new ProblemError('sign-in-failed');
    }
    this.throttle.giveBack(login, visitor.address);
    return this.goOn(account, visitor);
  }

  /**
   * For whom the identity provider vouches: as after a password, unless a second factor was shown there.
   * @throws ProblemError `identity-unknown`, also for a disabled account.
   */
  withIdentity({ identity, secondFactorShown }: Returned, visitor: Visitor): BegunSession | SecondStep {
    const account = accountOfIdentity(this.secondSteps, identity);
    if (account === null || account.disabled) throw new ProblemError('identity-unknown');
    return secondFactorShown ? this.letIn(account, visitor, 'identity-provider') : this.goOn(account, visitor);
  }

  /**
   * The second half: a code of the account's authenticator or a recovery code, or a code of the one being set up, which ends the
   * account's other sessions. One answer for a code that is wrong, was used, or has passed.
   * @throws ProblemError `second-step-ended`, `too-many-attempts` or `second-factor-failed`.
   */
  withCode(ticket: string, code: string, visitor: Visitor): CompletedSignIn {
    const found = this.secondSteps.find(ticket);
    this.countCode(found.account, visitor.address);
    const by = this.judged(found.account, visitor.address, this.secondSteps.proves(found, code));
    const recoveryCodes = this.secondSteps.finish(found, code);
    if (recoveryCodes !== null) this.sessions.endAllOf(found.account.actorId);
    return { session: this.letIn(found.account, visitor, by), recoveryCodes };
  }

  /** The second half by a passkey in place of a code; one answer for whatever is wrong with it. @throws ProblemError as `withCode` does. */
  async withPasskey(ticket: string, response: object, site: Site, visitor: Visitor): Promise<BegunSession> {
    const found = this.secondSteps.findFor(ticket, (purpose) => purpose === 'show');
    this.countCode(found.account, visitor.address);
    const by = this.judged(found.account, visitor.address, (await this.passkeys.proves(found, ticket, response, site)) ? 'passkey' : null);
    this.secondSteps.finish(found, '');
    return this.letIn(found.account, visitor, by);
  }

  /**
   * Before the caller changes what the account shows, shortly after signing in: sample accounts have nothing to show at first.
   * @throws ProblemError `sign-in-too-old`, `too-many-attempts` or `second-factor-failed`.
   */
  assertShows(caller: Caller, code: string, address: string): void {
    const { account } = caller;
    this.sessions.assertRecent(caller);
    if (this.secondSteps.hasNone(account)) return;
    this.countCode(account, address);
    this.judged(account, address, this.secondSteps.provesItself(account, code));
  }

  /**
   * Uses a one-time link: sets the owner's password, and goes on as after a password. The link stays good while the password is refused.
   * @throws ProblemError `invitation-not-usable`, `password-refused` or `busy`.
   */
  async withInvitation(token: string, password: string, visitor: Visitor): Promise<BegunSession | SecondStep> {
    const hash = isToken(token) ? tokenHash(token) : null;
    const invitation = hash === null ? null : this.store.invitation(hash, this.clock.now());
    const account = invitation === null ? null : this.store.accountById(invitation.actorId);
    if (hash === null || account === null || account.disabled) throw new ProblemError('invitation-not-usable');
    const passwordHash = await this.hashOfNew(password, account);
    if (this.store.takeInvitation(hash, this.clock.now()) === null) throw new ProblemError('invitation-not-usable');
    return this.goOn(this.withPasswordSet(account, passwordHash, 'link'), visitor);
  }

  /**
   * Gives the caller another password and ends all sessions but a new one. A wrong present password counts like a failed sign-in.
   * @throws ProblemError `too-many-attempts`, `present-password-wrong`, `password-refused` or `busy`.
   */
  async changePassword({ account }: Caller, present: string, next: string, visitor: Visitor): Promise<BegunSession> {
    if (!(await this.proves(account.login, account, present, visitor.address))) {
      this.record.failed(account, 'password', visitor.address);
      throw new ProblemError('present-password-wrong');
    }
    this.throttle.giveBack(account.login, visitor.address);
    return this.begin(this.withPasswordSet(account, await this.hashOfNew(next, account), 'present-password'), visitor);
  }

  /** One verification, whoever it is. @throws ProblemError `too-many-attempts` or `busy`. */
  private async proves(login: string, account: Account | null, password: string, address: string): Promise<boolean> {
    const seconds = this.throttle.begin(login, address, this.clock.now());
    if (seconds > 0) throw this.mustWait(account, 'password', address, seconds);
    try {
      return await this.passwords.matches(account?.passwordHash ?? null, password);
    } catch (error) {
      this.throttle.giveBack(login, address);
      throw error;
    }
  }

  /** An attempt at a second factor, before it is judged. @throws ProblemError `too-many-attempts`. */
  private countCode(account: Account, address: string): void {
    const seconds = this.codes.begin(account.login, address, this.clock.now());
    if (seconds > 0) throw this.mustWait(account, 'second-factor', address, seconds);
  }

  /** `by`: null when nothing was proven. @throws ProblemError `second-factor-failed`. */
  private judged(account: Account, address: string, by: SignInWay | null): SignInWay {
    if (by === null) {
      this.record.failed(account, 'second-factor', address);
      throw new ProblemError('second-factor-failed');
    }
    this.codes.giveBack(account.login, address);
    this.codes.cameIn(account.login, address);
    return by;
  }

  private mustWait(account: Account | null, guessed: Guessed, address: string, seconds: number): ProblemError {
    this.record.throttled(account, guessed, address, seconds);
    return new ProblemError('too-many-attempts', { seconds }, [], { 'retry-after': String(seconds) });
  }

  private async hashOfNew(password: string, account: Account): Promise<string> {
    const fault = passwordFault(password, [account.login, shownName(this.sealer, account)]) ?? (isKnownPassword(password) ? 'password-common' : null);
    if (fault !== null) throw new ProblemError('password-refused', { reason: fault });
    return this.passwords.hash(password);
  }

  private withPasswordSet(account: Account, passwordHash: string, by: (typeof PASSWORD_WAYS)[number]): Account {
    noting(this.record, account, (note) => {
      this.store.setPassword(account.actorId, passwordHash);
      note({ type: 'PasswordSet', data: { account: account.actorId, by } });
    });
    this.sessions.endAllOf(account.actorId);
    return { ...account, passwordHash };
  }

  private goOn(account: Account, visitor: Visitor): BegunSession | SecondStep {
    return this.secondSteps.after(account) ?? this.letIn(account, visitor, 'password');
  }

  private letIn(account: Account, visitor: Visitor, by: SignInWay): BegunSession {
    this.record.cameIn(account, by, visitor.address);
    return this.begin(account, visitor);
  }

  private begin(account: Account, visitor: Visitor): BegunSession {
    this.throttle.cameIn(account.login, visitor.address);
    if (visitor.sessionHash !== null) this.sessions.end(visitor.sessionHash);
    return { account, ...this.sessions.begin(account, visitor.client) };
  }
}
