import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CREDENTIALS_FILE_NAME, openSqliteCredentialStore } from '#libs/adapters/credential-store-sqlite';
import { openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqlitePersonVault, PERSON_VAULT_FILE_NAME } from '#libs/adapters/person-vault-sqlite';
import { carryOutErasures, type EventLogReader } from '#libs/application';
import { copyDatabase, copyPlain } from './copy-file.js';

const KEYS = 'keys';
const VAULT_KEY = /^person-vault-[0-9a-f]+\.key$/;
const nobodyListens = (): void => undefined;

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

/** Copies persons, the key that they are under, and accounts to another data folder that has none of its own. Answers what was copied, in that order. */
export async function copyPersons(from: string, to: string): Promise<readonly string[]> {
  const copied: string[] = [];
  for (const name of [PERSON_VAULT_FILE_NAME, CREDENTIALS_FILE_NAME]) {
    if (!existsSync(join(from, name)) || existsSync(join(to, name))) continue;
    await copyDatabase(join(from, name), join(to, name), nobodyListens);
    copied.push(name);
  }
  for (const name of existsSync(join(from, KEYS)) ? readdirSync(join(from, KEYS)).filter((each) => VAULT_KEY.test(each)) : []) {
    if (existsSync(join(to, KEYS, name))) continue;
    await copyPlain(join(from, KEYS, name), join(to, KEYS, name), nobodyListens);
    copied.push(`${KEYS}/${name}`);
  }
  return copied;
}
