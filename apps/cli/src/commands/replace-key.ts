import { join } from 'node:path';
import { openSqlitePersonVault } from '#libs/adapters/person-vault-sqlite';
import { resealSecrets } from '#libs/application';
import { FailedError } from '../command.js';
import { inStore } from './accounts.command.js';

/** What came of it: how many secrets of authenticators were sealed anew, and where the key lies that nothing here needs any more. */
export interface ReplacedKey {
  readonly secrets: number;
  readonly before: string;
}

/**
 * Puts a fresh key in place of the one that data of persons and secrets of authenticators are under. Whatever stops it on the way, nothing is lost: it
 * is called again. @throws FailedError when there is none yet, PersonVaultFaultError.
 */
export function replaceKey(folder: string): ReplacedKey {
  return inStore(folder, (store) => {
    const vault = openSqlitePersonVault({ folder, keys: join(folder, 'keys') });
    try {
      const before = vault.replaceMasterKey();
      if (before === null) throw new FailedError({ vi: 'chưa có khóa nào: chưa ai được ghi, chưa ai gắn ứng dụng xác thực', en: 'there is no key yet: nobody was entered, and nobody has an authenticator' });
      return { secrets: resealSecrets(store.secondFactors, vault), before };
    } finally {
      vault.close();
    }
  });
}
