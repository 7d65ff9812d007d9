import type { Authenticator, Passkey } from '#libs/application';
import type { PasskeyOffer } from './passkeys.js';
import type { Enrolment, SecondStep } from './second-steps.js';

/**
 * A sign-in half done: `ticket` goes with the code to `/api/session/second-step`. `enrolment`: an authenticator to set up; null = the account has one.
 * `passkey`: what a browser asks the person's devices, to answer at `/api/session/second-step/passkey` instead; null = no
 * passkey for this site.
 */
export interface SecondStepView {
  readonly ticket: string;
  readonly expiresAt: string;
  readonly enrolment: Enrolment | null;
  readonly passkey: object | null;
}

export const secondStepView = ({ ticket, expiresAt, enrolment }: SecondStep, passkey: object | null): SecondStepView => ({ ticket, expiresAt: new Date(expiresAt).toISOString(), enrolment, passkey });

/** What the caller's account shows besides its password. `enrolledAt` null = nothing: sample data. */
export interface SecondFactorView {
  readonly enrolledAt: string | null;
  readonly recoveryCodesLeft: number;
  /** The newest first. */
  readonly passkeys: readonly PasskeyView[];
}

/** `host`: the only one that it answers to. */
export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly host: string;
  readonly addedAt: string;
  readonly lastUsedAt: string | null;
}

export const secondFactorView = (authenticator: Authenticator | null, recoveryCodesLeft: number, passkeys: readonly Passkey[]): SecondFactorView => ({
  enrolledAt: authenticator === null ? null : new Date(authenticator.enrolledAt).toISOString(),
  recoveryCodesLeft,
  passkeys: passkeys.map(({ id, name, rpId: host, addedAt, lastUsedAt }) => ({ id, name, host, addedAt: new Date(addedAt).toISOString(), lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString() })),
});

/** `options`: what `navigator.credentials.create` is to be given, as JSON (WebAuthn Level 3). */
export interface PasskeyOfferView {
  readonly ticket: string;
  readonly options: object;
}

export const passkeyOfferView = ({ ticket, options }: PasskeyOffer): PasskeyOfferView => ({ ticket, options });

/** Told once; each is good for one sign-in. */
export interface RecoveryCodesView {
  readonly recoveryCodes: readonly string[];
}
