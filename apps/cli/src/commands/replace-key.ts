import { resealNames, resealSecrets, resealViewNames } from '#libs/application';
import { FailedError } from '../command.js';
import { withVault } from '../engine/with-vault.js';
import { inStore } from './accounts.command.js';

/** What came of it: how many secrets of authenticators and names of accounts and saved views were sealed anew, and where the key lies that nothing here needs any more. */
export interface ReplacedKey {
  readonly secrets: number;
  readonly names: number;
  readonly before: string;
}

/**
 * Puts a fresh key in place of the one that data of persons, names of accounts and secrets of authenticators are under. Whatever stops it on the way, nothing is lost: it
 * is called again. @throws FailedError when there is none yet, PersonVaultFaultError.
 */
export function replaceKey(folder: string): ReplacedKey {
  return inStore(folder, (store) =>
    withVault(folder, (vault) => {
      const before = vault.replaceMasterKey();
      if (before === null) throw new FailedError({ vi: 'chưa có khóa nào: chưa ai được ghi, chưa có tài khoản nào ngoài dữ liệu mẫu, chưa ai gắn ứng dụng xác thực', en: 'there is no key yet: nobody was entered, no account but of sample data, and nobody has an authenticator' });
      return { secrets: resealSecrets(store.secondFactors, vault), names: resealNames(store, vault) + resealViewNames(store.savedViews, vault), before };
    }),
  );
}
