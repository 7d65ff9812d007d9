import type { ActorId } from '#libs/domain';
import type { SecondFactors, SecretSealer } from '../ports/index.js';

/** What secrets of authenticators begin with before they are sealed: nothing, they are base32. */
const PLAIN = /^[A-Z2-7]{16,}$/u;

const aboutOf = (account: ActorId): string => `authenticator ${account}`;

/** Secrets of authenticators as they are kept: sealed, each for its account, under a key that does not lie beside them (ADR 0084). */
export const sealedSecret = (sealer: SecretSealer, account: ActorId, secret: string): string => sealer.seal(aboutOf(account), secret);

/** @throws PersonVaultFaultError. */
export const openedSecret = (sealer: SecretSealer, account: ActorId, sealed: string): string => sealer.unseal(aboutOf(account), sealed);

/** Seals all anew, under the key of now. @throws PersonVaultFaultError. */
export const resealSecrets = (factors: SecondFactors, sealer: SecretSealer): number => factors.changeSecrets((account, sealed) => sealedSecret(sealer, account, PLAIN.test(sealed) ? sealed : openedSecret(sealer, account, sealed)));

/** Seals those that lie readable, of a version before; answers how many. @throws PersonVaultFaultError. */
export const sealSecrets = (factors: SecondFactors, sealer: SecretSealer): number => factors.changeSecrets((account, secret) => (PLAIN.test(secret) ? sealedSecret(sealer, account, secret) : null));
