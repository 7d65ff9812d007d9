import { join } from 'node:path';
import { openSqlitePersonVault } from '#libs/adapters/person-vault-sqlite';
import type { PersonVault } from '#libs/application';

/** Does work with the vault of persons of a data folder, which is made when absent. @throws what the work throws, PersonVaultFaultError. */
export function withVault<T>(folder: string, work: (vault: PersonVault) => T): T {
  const vault = openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
  try {
    return work(vault);
  } finally {
    vault.close();
  }
}
