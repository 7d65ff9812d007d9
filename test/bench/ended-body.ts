import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DutiesOfBodies } from '#libs/application';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { bodyId } from '#libs/domain';
import { dataFolders } from '#libs/engine';
import { inFolder } from './folders.js';
import { printResult, residentMegabytes, round } from './measure.js';
import { agency } from './province.js';
import { seedLog } from './seed.js';

/** How long the machine is watched while the program does nothing: what it pauses then is not the program's. */
const QUIET_MS = 5000;

interface Pauses {
  readonly p50ms: number;
  readonly p99ms: number;
  readonly longestMs: number;
}

/** How long whoever has a turn next waits for it. */
async function pausesDuring(work: () => Promise<void>): Promise<Pauses> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return { p50ms: round(delay.percentile(50) / 1e6), p99ms: round(delay.percentile(99) / 1e6), longestMs: round(delay.max / 1e6) };
}

/** What a change of bodies costs on its day: the duties of a body that ended are looked for in the whole log, while commands go on. */
export async function endedBody({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    const log = openSqliteEventLogReader({ folder: dataFolders(folder).log });
    const end = await log.head();
    const quiet = await pausesDuring(() => new Promise((resolve) => setTimeout(resolve, QUIET_MS)));
    const [began, used] = [performance.now(), process.cpuUsage()];
    let streams = 0;
    const pauses = await pausesDuring(async () => {
      streams = (await new DutiesOfBodies(log).streams([bodyId(agency(0))], [], end)).size;
    });
    const { user, system } = process.cpuUsage(used);
    printResult({
      peer: 'dondoc', workload: 'ended-body', events, streams, ms: round(performance.now() - began), cpuMs: round((user + system) / 1000), pauses, quiet,
      rssMB: residentMegabytes(),
    });
    await log.close();
  });
}
