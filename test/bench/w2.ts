import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ProjectionFeeder, readForFolding, readModelCatalogue } from '#libs/application';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { dataFolders } from '#libs/engine';
import { inFolder } from './folders.js';
import { printResult, residentMegabytes, round } from './measure.js';
import { seedLog } from './seed.js';

/** Rebuilds every read model of the folder; the largest memory seen is the process's own high-water mark. */
export async function rebuildAll(data: string): Promise<{ readonly events: number; readonly seconds: number }> {
  const folders = dataFolders(data);
  const log = openSqliteEventLogReader({ folder: folders.log, inBlocks: true });
  const store = openSqliteReadModels({ folder: folders.readModels });
  let events = 0;
  const feeder = new ProjectionFeeder({ log, store, projections: readModelCatalogue(), decode: readForFolding });
  const from = performance.now();
  await feeder.rebuild([], (done) => (events = done));
  const seconds = (performance.now() - from) / 1000;
  await feeder.stop();
  await log.close();
  store.close();
  return { events, seconds };
}

/** As `npm run dondoc -- rebuild` is started. */
const REBUILD_FLAG = '--heap-growing-percent=60';

/** The measured half, in a process of its own so that its memory is its own. */
export async function w2Child(data: string): Promise<void> {
  const { events, seconds } = await rebuildAll(data);
  printResult({
    peer: 'dondoc', workload: 'W2', events, seconds: round(seconds), eps: Math.round(events / seconds),
    models: readModelCatalogue().length, rssClientMB: residentMegabytes(), peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
  });
}

/** W2: every read model written from a log of `events` events. */
export async function w2({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    const main = fileURLToPath(new URL('./main.js', import.meta.url));
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.execPath, [...process.execArgv, REBUILD_FLAG, main, '_w2', '--data', folder], { stdio: 'inherit' });
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the rebuild ended with ${code}`))));
    });
  });
}
