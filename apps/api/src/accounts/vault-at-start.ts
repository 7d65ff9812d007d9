import { namesFault, PersonVaultFaultError, sealNames, sealSecrets, sealViewNames, type CredentialStore, type PersonVault } from '#libs/application';

/** Seals what an older version left readable. Answers why the vault cannot be opened, of the first thing in it that cannot; the program runs on (ADR 0084, 0095). */
export function vaultAtStart(accounts: CredentialStore, vault: PersonVault): PersonVaultFaultError | null {
  try {
    sealSecrets(accounts.secondFactors, vault);
    sealNames(accounts, vault);
    sealViewNames(accounts.savedViews, vault);
    const [person] = vault.persons();
    if (person !== undefined) vault.get(person); // somebody may be entered where no account has a sealed name
    return namesFault(vault, accounts.accounts());
  } catch (error) {
    if (error instanceof PersonVaultFaultError) return error;
    throw error;
  }
}

/** What whoever started the program is told, and what to do. */
export const vaultFaultLine = ({ code, path }: PersonVaultFaultError): string =>
  `Kho dữ liệu cá nhân không mở được (${code}: ${path}): tên đăng nhập đứng thay tên, mã xác thực và việc với hồ sơ cá nhân bị từ chối, không ghi gì. Đặt lại tệp khóa đó từ bản sao lưu; không cần khởi động lại / ` +
  `The vault of persons cannot be opened (${code}: ${path}): logins stand in place of names, codes of authenticators and acts on persons are refused, nothing is written. Put that key file back from the backup; no restart is needed`;
