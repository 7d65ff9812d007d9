import type { ActorId, Instant } from '#libs/domain';

/** A secret shared with an app on somebody's telephone, from which both make the same short codes (RFC 6238). */
export interface Authenticator {
  readonly actorId: ActorId;
  /** Base32, 160 bits. Whoever has it can make codes; it is told once, before it is confirmed. */
  readonly secret: string;
  /** The last time step whose code was taken: neither that one nor an earlier one is taken again. */
  readonly lastTimeStep: number;
  readonly enrolledAt: Instant;
}

/** A sign-in between the password and the second factor. It opens nothing but its own second half. */
export interface HalfSignIn {
  /** SHA-256 of its ticket in hexadecimal. */
  readonly tokenHash: string;
  readonly actorId: ActorId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** The secret of an authenticator to be confirmed with a code of it; null = the account shows the factor that it has. */
  readonly freshSecret: string | null;
}

/** What accounts show beside their passwords. */
export interface SecondFactors {
  authenticatorOf(actorId: ActorId): Authenticator | null;
  /** Puts the authenticator and recovery codes in place of those before, in one write. Codes come as SHA-256 in hexadecimal. */
  enrol(authenticator: Authenticator, recoveryHashes: readonly string[]): void;
  /** Takes authenticator, recovery codes and half sign-ins away in one write. False when there was no authenticator. */
  remove(actorId: ActorId): boolean;
  /** Uses the code of a time step up. False when that of this step or of a later one was used before: of many at once, one is true. */
  useTimeStep(actorId: ActorId, timeStep: number): boolean;
  replaceRecoveryCodes(actorId: ActorId, hashes: readonly string[]): void;
  /** Uses a recovery code up. False when the account has no such code: of many at once, one is true. */
  useRecoveryCode(actorId: ActorId, hash: string): boolean;
  recoveryCodesLeft(actorId: ActorId): number;
  saveHalf(half: HalfSignIn): void;
  /** The half sign-in, left as it is; null when unknown, used or expired. */
  half(tokenHash: string, at: Instant): HalfSignIn | null;
  /** Uses it up; null when unknown, used or expired. */
  takeHalf(tokenHash: string, at: Instant): HalfSignIn | null;
}
