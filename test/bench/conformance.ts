import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { conformanceOf, momentInLog, type MomentInLog } from '#libs/application';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { inFolder } from './folders.js';
import { printResult, residentMegabytes, round } from './measure.js';
import { EVENTS_A_DUTY, seedLog } from './seed.js';

const SAMPLE_MS = 50;

/** The process as it should run against a log of that many events: how long, how much memory, and whether progress is told throughout. */
export async function conformance({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    const log = openSqliteEventLogReader({ folder });
    const before = residentMegabytes();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, residentMegabytes())), SAMPLE_MS);
    const began = performance.now();
    const cpu = process.cpuUsage();
    const { moment, end } = (await momentInLog(log, { kind: 'now' })) as MomentInLog;
    const found = performance.now();
    let [told, silentMs, last] = [0, 0, found];
    const answer = await conformanceOf(log, { moment, end, body: null, directiveId: null, kind: null, everyAct: false, listed: 100 }, () => {
      const now = performance.now();
      [told, silentMs, last] = [told + 1, Math.max(silentMs, now - last), now];
    });
    clearInterval(watch);
    const { user, system } = process.cpuUsage(cpu);
    const ended = performance.now();
    await log.close();
    printResult({
      peer: 'dondoc', workload: 'conformance', events: moment.index, duties: answer.duties, expectedDuties: Math.floor(events / EVENTS_A_DUTY), conforming: answer.conforming, flows: answer.flows.length,
      momentSeconds: round((found - began) / 1000), seconds: round((ended - found) / 1000), cpuSeconds: round((user + system) / 1e6), toldTimes: told, longestSilenceMs: round(silentMs), rssBeforeMB: before, rssMostMB: most,
    });
  });
}
