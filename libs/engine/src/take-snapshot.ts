import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { ConfigurationError } from './configuration/configuration.error.js';
import type { DataFolders } from './data-folders.js';
import { claimForLog, LOG_ID_FILE, logOnServers } from './log-of-data-folder.js';

/**
 * Begins a new data folder with read models that were copied from another program on the same log (`dondoc snapshot`), if it has none.
 * The folder belongs to the log of the copy then: opening another one is refused.
 * @throws ConfigurationError when `from` holds no such copy, EventLogFaultError `log-other-installation` when it is of another log than the folder.
 */
export function takeSnapshot(folders: DataFolders, from: string | null): void {
  if (from === null || (existsSync(folders.readModels) && readdirSync(folders.readModels).length > 0)) return;
  const log = logOnServers({ log: from });
  if (log === null) {
    throw new ConfigurationError([{ variable: 'DONDOC_READ_MODELS_FROM', vi: `"${from}" không phải bản chép của dondoc snapshot`, en: `"${from}" is no copy made by dondoc snapshot` }]);
  }
  mkdirSync(folders.log, { recursive: true });
  claimForLog(folders, log);
  const draft = `${folders.readModels}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, draft, { recursive: true, filter: (path) => !path.endsWith(LOG_ID_FILE) });
  rmSync(folders.readModels, { recursive: true, force: true });
  renameSync(draft, folders.readModels);
}
