import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventLogContract } from '#libs/testing';
import { openSqliteEventLog } from './sqlite-event-log.js';

eventLogContract('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'log of đôn đốc-'));
  let log = openSqliteEventLog({ folder, streamsRemembered: 3 });
  return {
    log,
    reopen: async () => {
      await log.close();
      log = openSqliteEventLog({ folder, streamsRemembered: 3 });
      return log;
    },
    cleanup: async () => {
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
});
