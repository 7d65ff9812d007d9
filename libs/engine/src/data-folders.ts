import { join } from 'node:path';

/** Where things lie in a data folder. */
export interface DataFolders {
  /** The log, the snapshots of states and the accounts. */
  readonly log: string;
  /** Can be deleted at any time while nothing runs: it is built again. */
  readonly readModels: string;
  /** Checkpoints, tiles and bundles: what may be served as static files. Signed checkpoints cannot be built again. */
  readonly auditTrail: string;
  /** Private keys, when no other folder is configured. */
  readonly keys: string;
}

export const dataFolders = (folder: string): DataFolders => ({ log: folder, readModels: join(folder, 'read-models'), auditTrail: join(folder, 'audit-trail'), keys: join(folder, 'keys') });
