import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CREDENTIALS_FILE_NAME, openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqlitePersonVault, PERSON_VAULT_FILE_NAME } from '#libs/adapters/person-vault-sqlite';
import { carryOutErasures, type EventLogReader } from '#libs/application';

const KEYS = 'keys';

/**
 * Carries out in a data folder every erasure that its log records: the vault of a backup may be older than the log beside it.
 * `elsewhere`: the log, where it does not lie in the folder.
 * Answers of how many persons. @throws PersonVaultFaultError, EventLogFaultError.
 */
export async function eraseAgain(folder: string, elsewhere: Pick<EventLogReader, 'readStream'> | null = null): Promise<number> {
  if (!existsSync(join(folder, PERSON_VAULT_FILE_NAME))) return 0; // nobody was ever entered
  const own = elsewhere === null ? openSqliteEventLogReader({ folder }) : null;
  const vault = openSqlitePersonVault({ folder, keys: join(folder, KEYS) });
  const credentials = existsSync(join(folder, CREDENTIALS_FILE_NAME)) ? openSqliteCredentialStore({ folder }) : null;
  try {
    return await carryOutErasures((elsewhere ?? own) as Pick<EventLogReader, 'readStream'>, vault, credentials);
  } finally {
    credentials?.close();
    vault.close();
    await own?.close();
  }
}
