import type { Authenticator } from '#libs/application';
import type { Enrolment, SecondStep } from './second-steps.js';

/** A sign-in half done: `ticket` goes with the code to `/api/session/second-step`. `enrolment`: an authenticator to set up; null = the account has one. */
export interface SecondStepView {
  readonly ticket: string;
  readonly expiresAt: string;
  readonly enrolment: Enrolment | null;
}

export const secondStepView = ({ ticket, expiresAt, enrolment }: SecondStep): SecondStepView => ({ ticket, expiresAt: new Date(expiresAt).toISOString(), enrolment });

/** What the caller's account shows besides its password. `enrolledAt` null = nothing: sample data. */
export interface SecondFactorView {
  readonly enrolledAt: string | null;
  readonly recoveryCodesLeft: number;
}

export const secondFactorView = (authenticator: Authenticator | null, recoveryCodesLeft: number): SecondFactorView => ({
  enrolledAt: authenticator === null ? null : new Date(authenticator.enrolledAt).toISOString(),
  recoveryCodesLeft,
});

/** Told once; each is good for one sign-in. */
export interface RecoveryCodesView {
  readonly recoveryCodes: readonly string[];
}
