import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { dataFolders } from '#libs/engine';
import { inFolder } from './folders.js';
import { seedLog } from './seed.js';

/** As `npm run dondoc -- rebuild` is started. */
const REBUILD_FLAGS = ['--heap-growing-percent=60', '--max-semi-space-size=8'];
const REBUILD_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' };

/** W2: every read model written from a log of `events` events. */
export async function w2({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    const { log, readModels } = dataFolders(folder);
    const program = fileURLToPath(new URL('./w2-rebuild.js', import.meta.url));
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [...process.execArgv, ...REBUILD_FLAGS, program, log, readModels], { stdio: 'inherit', env: { ...REBUILD_ENVIRONMENT, ...process.env } });
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the rebuild ended with ${code}`))));
    });
  });
}
