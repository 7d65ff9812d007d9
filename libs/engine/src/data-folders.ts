import { join } from 'node:path';

/** Where things lie in a data folder. */
export interface DataFolders {
  /** The log, and the snapshots of states. */
  readonly log: string;
  /** Can be deleted at any time while nothing runs: it is built again. */
  readonly readModels: string;
  /** Checkpoints, tiles and bundles: what may be served as static files. Signed checkpoints cannot be built again. */
  readonly auditTrail: string;
  /** Private keys, when no other folder is configured. */
  readonly keys: string;
  /** The key that the data of persons is under: beside the vault, so that programs which share the one share the other. */
  readonly personKeys: string;
  /** Accounts and sessions, persons, office addresses and e-mails that wait: the same for all programs of an installation. */
  readonly accounts: string;
  /** Files that acts carry, and those in quarantine: the same for all programs of an installation. */
  readonly files: string;
}

/** `accounts`: where several programs of an installation share them; in the data folder when null. */
export const dataFolders = (folder: string, accounts: string | null = null): DataFolders => ({
  log: folder,
  readModels: join(folder, 'read-models'),
  auditTrail: join(folder, 'audit-trail'),
  keys: join(folder, 'keys'),
  personKeys: join(accounts ?? folder, 'keys'),
  accounts: accounts ?? folder,
  files: join(accounts ?? folder, 'files'),
});
