import type { ActorId, Instant } from '#libs/domain';

/** A secret shared with an app on somebody's telephone, from which both make the same short codes (RFC 6238). */
export interface Authenticator {
  readonly actorId: ActorId;
  /** Base32, 160 bits, sealed. Whoever has it open can make codes; it is told once, before it is confirmed. */
  readonly secret: string;
  /** The last time step whose code was taken: neither that one nor an earlier one is taken again. */
  readonly lastTimeStep: number;
  readonly enrolledAt: Instant;
}

/** A key pair kept by a device, a password manager or a security key (WebAuthn); the device proves it by signing a challenge. */
export interface Passkey {
  /** Names it to its owner. */
  readonly id: string;
  readonly actorId: ActorId;
  /** As the device names it, base64url; belongs to one account. */
  readonly credentialId: string;
  /** COSE. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Of signatures, where the device counts them; a smaller one than was seen tells of a copy. */
  readonly counter: number;
  readonly transports: readonly string[];
  /** The host it was made for; browsers show it to no other. */
  readonly rpId: string;
  /** What its owner calls it. */
  readonly name: string;
  readonly addedAt: Instant;
  readonly lastUsedAt: Instant | null;
}

/** What a half sign-in is for: showing the account's factor, setting an authenticator up, or, in a session, adding a passkey. */
export type HalfPurpose = 'show' | 'set-up' | 'add-passkey';

/** A sign-in between the password and the second factor. It opens nothing but its own second half. */
export interface HalfSignIn {
  /** SHA-256 of its ticket in hexadecimal. */
  readonly tokenHash: string;
  readonly actorId: ActorId;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly purpose: HalfPurpose;
  /** For `set-up`, the secret of the authenticator, sealed, to be confirmed with a code of it; else null. */
  readonly freshSecret: string | null;
}

/** What accounts show beside their passwords. */
export interface SecondFactors {
  authenticatorOf(actorId: ActorId): Authenticator | null;
  /** Puts the authenticator and recovery codes in place of those before, in one write. Codes come as SHA-256 in hexadecimal. */
  enrol(authenticator: Authenticator, recoveryHashes: readonly string[]): void;
  /** Puts another text in place of each secret, in one write; nothing of what was there stays in the files. `change`: null leaves one as it is. Answers how many were changed. */
  changeSecrets(change: (actorId: ActorId, secret: string) => string | null): number;
  /** Takes authenticator, passkeys, recovery codes and half sign-ins away in one write. False when there was no authenticator. */
  remove(actorId: ActorId): boolean;
  /** Uses the code of a time step up. False when that of this step or of a later one was used before: of many at once, one is true. */
  useTimeStep(actorId: ActorId, timeStep: number): boolean;
  replaceRecoveryCodes(actorId: ActorId, hashes: readonly string[]): void;
  /** Uses a recovery code up. False when the account has no such code: of many at once, one is true. */
  useRecoveryCode(actorId: ActorId, hash: string): boolean;
  recoveryCodesLeft(actorId: ActorId): number;
  /** The newest first. */
  passkeysOf(actorId: ActorId): readonly Passkey[];
  /** @throws when a passkey of that credential id is kept already. */
  savePasskey(passkey: Passkey): void;
  /** Notes that it was used, and what the device has counted to. */
  notePasskeyUse(credentialId: string, counter: number, at: Instant): void;
  /** False when the account has no such passkey. */
  removePasskey(actorId: ActorId, id: string): boolean;
  saveHalf(half: HalfSignIn): void;
  /** The half sign-in, left as it is; null when unknown, used or expired. */
  half(tokenHash: string, at: Instant): HalfSignIn | null;
  /** Uses it up; null when unknown, used or expired. */
  takeHalf(tokenHash: string, at: Instant): HalfSignIn | null;
}
