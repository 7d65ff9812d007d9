/**
 * `vault-key-missing`: the key that everything is under is not in its folder. `vault-key-exposed`: others can read it.
 * `vault-key-unreadable`: it is damaged or cannot be written. `vault-damaged`: what is stored does not open with it.
 * `vault-in-use`: another program keeps the file, so that what was destroyed may still be in it; ask again.
 */
export type PersonVaultFaultCode = 'vault-key-missing' | 'vault-key-exposed' | 'vault-key-unreadable' | 'vault-damaged' | 'vault-in-use';

/** The vault of persons cannot be used; nothing was kept or destroyed with this call that can be relied on. */
export class PersonVaultFaultError extends Error {
  constructor(
    readonly code: PersonVaultFaultCode,
    readonly path: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${path}`, options);
    this.name = 'PersonVaultFaultError';
  }
}
