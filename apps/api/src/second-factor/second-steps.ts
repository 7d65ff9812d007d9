import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, CREDENTIAL_STORE, IDS, noting, openedSecret, PERSON_VAULT, sealedSecret, type Account, type Clock, type CredentialStore, type HalfPurpose, type HalfSignIn, type Ids, type SecondFactors, type SecretSealer } from '#libs/application';
import type { Instant } from '#libs/domain';
import { ProblemError } from '../problems/problem.error.js';
import { freshToken, isToken, tokenHash } from '../signing-in/tokens.js';
import { enrolmentAddress, freshSecret, pictureOf, timeStepOf } from './one-time-codes.js';
import { freshRecoveryCodes, recoveryHash } from './recovery-codes.js';

/** Time to take the telephone out, and to install the app. */
const PATIENCE_MS = 15 * 60_000;
const CODE = /^\d{6}$/u;

/** What an authenticator app is told; nobody is told it once it is confirmed. */
export interface Enrolment {
  readonly secret: string;
  /** `otpauth://…` */
  readonly address: string;
  /** The address as a QR code: an address of an image. */
  readonly picture: string;
}

/** The second half of a sign-in, still to be done. */
export interface SecondStep {
  readonly actorId: Account['actorId'];
  readonly ticket: string;
  readonly expiresAt: Instant;
  /** An authenticator to set up; null = the account has one. */
  readonly enrolment: Enrolment | null;
}

export type ShownCode = 'authenticator' | 'recovery-code';

export interface FoundHalf {
  readonly half: HalfSignIn;
  readonly account: Account;
}

/** The second factor of a sign-in: a code of an authenticator app, or one written down for the day it is lost (ADR 0073). */
@Injectable()
export class SecondSteps {
  private readonly factors: SecondFactors;

  constructor(
    @Inject(CREDENTIAL_STORE) readonly store: CredentialStore,
    @Inject(CLOCK) readonly clock: Clock,
    @Inject(IDS) readonly ids: Pick<Ids, 'fresh'>,
    @Inject(PERSON_VAULT) private readonly sealer: SecretSealer,
  ) {
    this.factors = store.secondFactors;
  }

  /** What the account shows after its password; null = nothing, in sample data as long as nobody sets an authenticator up. */
  after(account: Account): SecondStep | null {
    if (this.factors.authenticatorOf(account.actorId) !== null) return this.halfOf(account, 'show', null);
    return account.sample ? null : this.setUp(account);
  }

  /** An authenticator to be confirmed, in place of the one of before. */
  setUp(account: Account): SecondStep {
    return this.halfOf(account, 'set-up', sealedSecret(this.sealer, account.actorId, freshSecret()));
  }

  /** What was told when the half sign-in began. @throws ProblemError `second-step-ended`. */
  tell(ticket: string): SecondStep {
    const { half, account } = this.find(ticket);
    return this.stepOf(ticket, half, account);
  }

  /** Of a sign-in, or of setting an authenticator up. @throws ProblemError `second-step-ended`. */
  find(ticket: string): FoundHalf {
    return this.findFor(ticket, (purpose) => purpose !== 'add-passkey');
  }

  /** @throws ProblemError `second-step-ended`. */
  findFor(ticket: string, fits: (purpose: HalfPurpose) => boolean): FoundHalf {
    const half = isToken(ticket) ? this.factors.half(tokenHash(ticket), this.clock.now()) : null;
    const account = half === null ? null : this.store.accountById(half.actorId);
    if (half === null || !fits(half.purpose) || account === null || account.disabled) throw new ProblemError('second-step-ended');
    return { half, account };
  }

  /**
   * What the code is of, the account's authenticator or its recovery codes; it is used up by that. While an authenticator is set up, whether
   * it is of that one. Null = of nothing.
   */
  proves({ half: { freshSecret: fresh }, account }: FoundHalf, typed: string): ShownCode | null {
    if (fresh === null) return this.provesItself(account, typed);
    return this.timeStepOf(account, fresh, typed) === null ? null : 'authenticator';
  }

  hasNone({ actorId }: Account): boolean {
    return this.factors.authenticatorOf(actorId) === null;
  }

  provesItself(account: Account, typed: string): ShownCode | null {
    const { actorId } = account;
    const code = withoutBlanks(typed);
    if (!CODE.test(code)) return this.usesRecoveryCode(account, typed) ? 'recovery-code' : null;
    const authenticator = this.factors.authenticatorOf(actorId);
    const timeStep = authenticator === null ? null : this.timeStepOf(account, authenticator.secret, code);
    return timeStep !== null && this.factors.useTimeStep(actorId, timeStep) ? 'authenticator' : null;
  }

  /**
   * Uses the half sign-in up. Where an authenticator was set up it is the account's from now on, and fresh recovery codes are told.
   * @throws ProblemError `second-step-ended` when another request was quicker, `second-factor-failed` when the code has passed meanwhile.
   */
  finish({ half, account }: FoundHalf, typed: string): readonly string[] | null {
    const now = this.clock.now();
    const lastTimeStep = half.freshSecret === null ? 0 : this.timeStepOf(account, half.freshSecret, typed);
    if (lastTimeStep === null) throw new ProblemError('second-factor-failed');
    if (this.factors.takeHalf(half.tokenHash, now) === null) throw new ProblemError('second-step-ended');
    const { freshSecret: secret } = half;
    if (secret === null) return null;
    const codes = freshRecoveryCodes();
    noting(this, account, (note) => {
      this.factors.enrol({ actorId: account.actorId, secret, lastTimeStep, enrolledAt: now }, hashesOf(codes));
      note({ type: 'AuthenticatorSetUp', data: { account: account.actorId } });
    });
    return codes;
  }

  /** Fresh recovery codes in place of those of before, told once. */
  renewRecoveryCodes(account: Account): readonly string[] {
    const codes = freshRecoveryCodes();
    noting(this, account, (note) => {
      this.factors.replaceRecoveryCodes(account.actorId, hashesOf(codes));
      note({ type: 'RecoveryCodesRenewed', data: { account: account.actorId } });
    });
    return codes;
  }

  private usesRecoveryCode(account: Account, typed: string): boolean {
    const hash = recoveryHash(typed);
    if (hash === null) return false;
    return noting(this, account, (note) => {
      const used = this.factors.useRecoveryCode(account.actorId, hash);
      if (used) note({ type: 'RecoveryCodeUsed', data: { account: account.actorId, left: this.factors.recoveryCodesLeft(account.actorId) } });
      return used;
    });
  }

  /** A half sign-in of the account; only its ticket is told. `secret`: sealed. */
  halfOf(account: Account, purpose: HalfPurpose, secret: string | null): SecondStep {
    const ticket = freshToken();
    const createdAt = this.clock.now();
    const half: HalfSignIn = { tokenHash: tokenHash(ticket), actorId: account.actorId, createdAt, expiresAt: createdAt + PATIENCE_MS, purpose, freshSecret: secret };
    this.factors.saveHalf(half);
    return this.stepOf(ticket, half, account);
  }

  private stepOf(ticket: string, { actorId, expiresAt, freshSecret: sealed }: HalfSignIn, { login }: Account): SecondStep {
    if (sealed === null) return { actorId, ticket, expiresAt, enrolment: null };
    const secret = openedSecret(this.sealer, actorId, sealed);
    const address = enrolmentAddress(secret, login);
    return { actorId, ticket, expiresAt, enrolment: { secret, address, picture: pictureOf(address) } };
  }

  private timeStepOf({ actorId }: Account, sealed: string, typed: string): number | null {
    return timeStepOf(openedSecret(this.sealer, actorId, sealed), withoutBlanks(typed), this.clock.now());
  }
}

const withoutBlanks = (typed: string): string => typed.replaceAll(/\s/gu, '');
const hashesOf = (codes: readonly string[]): readonly string[] => codes.flatMap((code) => recoveryHash(code) ?? []);
