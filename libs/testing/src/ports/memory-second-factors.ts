import type { Authenticator, HalfSignIn, Passkey, SecondFactors } from '#libs/application';
import type { ActorId, Instant } from '#libs/domain';

/** Second factors that live as long as the object. For tests. */
export class MemorySecondFactors implements SecondFactors {
  private readonly authenticators = new Map<ActorId, Authenticator>();
  private readonly recoveryCodes = new Map<ActorId, ReadonlySet<string>>();
  private readonly passkeys = new Map<string, Passkey>();
  private readonly halves = new Map<string, HalfSignIn>();
  /** All that is kept, for whoever takes changes back. */
  readonly maps = [this.authenticators, this.recoveryCodes, this.passkeys, this.halves] as const;

  authenticatorOf(actorId: ActorId): Authenticator | null {
    return this.authenticators.get(actorId) ?? null;
  }

  enrol(authenticator: Authenticator, recoveryHashes: readonly string[]): void {
    this.authenticators.set(authenticator.actorId, authenticator);
    this.replaceRecoveryCodes(authenticator.actorId, recoveryHashes);
  }

  changeSecrets(change: (actorId: ActorId, secret: string) => string | null): number {
    let changed = 0;
    for (const authenticator of this.authenticators.values()) {
      const secret = change(authenticator.actorId, authenticator.secret);
      if (secret !== null) changed += this.authenticators.set(authenticator.actorId, { ...authenticator, secret }) === this.authenticators ? 1 : 0;
    }
    for (const half of this.halves.values()) {
      const freshSecret = half.freshSecret === null ? null : change(half.actorId, half.freshSecret);
      if (freshSecret !== null) changed += this.halves.set(half.tokenHash, { ...half, freshSecret }) === this.halves ? 1 : 0;
    }
    return changed;
  }

  remove(actorId: ActorId): boolean {
    this.recoveryCodes.delete(actorId);
    for (const { credentialId } of this.passkeysOf(actorId)) this.passkeys.delete(credentialId);
    this.endHalvesOf(actorId);
    return this.authenticators.delete(actorId);
  }

  useTimeStep(actorId: ActorId, timeStep: number): boolean {
    const authenticator = this.authenticators.get(actorId);
    if (authenticator === undefined || authenticator.lastTimeStep >= timeStep) return false;
    this.authenticators.set(actorId, { ...authenticator, lastTimeStep: timeStep });
    return true;
  }

  replaceRecoveryCodes(actorId: ActorId, hashes: readonly string[]): void {
    this.recoveryCodes.set(actorId, new Set(hashes));
  }

  useRecoveryCode(actorId: ActorId, hash: string): boolean {
    const left = new Set(this.recoveryCodes.get(actorId));
    const known = left.delete(hash);
    this.recoveryCodes.set(actorId, left);
    return known;
  }

  recoveryCodesLeft(actorId: ActorId): number {
    return this.recoveryCodes.get(actorId)?.size ?? 0;
  }

  passkeysOf(actorId: ActorId): readonly Passkey[] {
    return [...this.passkeys.values()].filter((passkey) => passkey.actorId === actorId).toSorted((one, other) => other.addedAt - one.addedAt);
  }

  savePasskey(passkey: Passkey): void {
    if (this.passkeys.has(passkey.credentialId)) throw new RangeError('a credential belongs to one account');
    this.passkeys.set(passkey.credentialId, passkey);
  }

  notePasskeyUse(credentialId: string, counter: number, at: Instant): void {
    const passkey = this.passkeys.get(credentialId);
    if (passkey !== undefined) this.passkeys.set(credentialId, { ...passkey, counter, lastUsedAt: at });
  }

  removePasskey(actorId: ActorId, id: string): boolean {
    const passkey = this.passkeysOf(actorId).find((own) => own.id === id);
    return passkey !== undefined && this.passkeys.delete(passkey.credentialId);
  }

  saveHalf(half: HalfSignIn): void {
    this.halves.set(half.tokenHash, half);
  }

  half(tokenHash: string, at: Instant): HalfSignIn | null {
    const half = this.halves.get(tokenHash);
    return half !== undefined && half.expiresAt > at ? half : null;
  }

  takeHalf(tokenHash: string, at: Instant): HalfSignIn | null {
    const half = this.half(tokenHash, at);
    this.halves.delete(tokenHash);
    return half;
  }

  endHalvesOf(actorId: ActorId): void {
    for (const [hash, half] of this.halves) if (half.actorId === actorId) this.halves.delete(hash);
  }
}
