import type { SecretSealer } from '../ports/index.js';

/** What sealed text begins with where readable text of a version before, or of sample data, may lie in the same place. */
const SEALED = 'sealed:';

export const isSealedText = (kept: string): boolean => kept.startsWith(SEALED);

/** @throws PersonVaultFaultError. */
export const sealedText = (sealer: SecretSealer, about: string, plain: string): string => SEALED + sealer.seal(about, plain);

/** Readable text as it is. @throws PersonVaultFaultError. */
export const openedText = (sealer: SecretSealer, about: string, kept: string): string => (isSealedText(kept) ? sealer.unseal(about, kept.slice(SEALED.length)) : kept);
