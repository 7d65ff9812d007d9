import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent, OverdueBoardQuestion, ReadSide } from '#libs/application';
import { SystemClock } from '#libs/adapters/clock-system';
import { LOG_FILE_NAME, openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { openSqliteReadModels } from '#libs/adapters/read-models-sqlite';
import { POLICY_V1 } from '#libs/domain';
import { dataFolders } from '../../apps/api/src/engine/data-folders.js';
import { inFolder } from './folders.js';
import { Latencies, printResult, residentMegabytes, round } from './measure.js';
import { EVENTS_A_DUTY, seedLog } from './seed.js';
import { rebuildAll } from './w2.js';

const QUESTIONS = 400;

/** The overdue board as of random moments, by body, with its first fifty rows: half of the moments instants, half event numbers. */
export async function asOf({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    await rebuildAll(folder);
    const folders = dataFolders(folder);
    const log = openSqliteEventLogReader({ folder: folders.log });
    const store = openSqliteReadModels({ folder: folders.readModels });
    const readSide = new ReadSide({ store, log, decode: decodeEvent, clock: new SystemClock(), policy: POLICY_V1 });
    const ask = async (moment: OverdueBoardQuestion['asked']['asOf']): Promise<number> => {
      const question = new OverdueBoardQuestion({ asOf: moment, visibility: { kind: 'all' } }, 'body', 'current', { body: null, directiveId: null }, { cursor: null, limit: 50 });
      const answer = await readSide.overdueBoard(question);
      if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
      return answer.answer.total.boxes.overdue;
    };
    const firstFrom = performance.now();
    await ask({ kind: 'now' });
    const firstMs = performance.now() - firstFrom;
    const [from, to] = [Date.UTC(2021, 10, 15), Date.UTC(2021, 10, 15) + (events / EVENTS_A_DUTY) * 600_000];
    const times = new Latencies();
    let overdue = 0;
    let chance = 42;
    for (let turn = 0; turn < QUESTIONS; turn++) {
      chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff;
      const share = chance / 0x7fffffff;
      const began = performance.now();
      overdue += await ask(turn % 2 === 0 ? { kind: 'instant', at: Math.round(from + share * (to - from)) } : { kind: 'index', index: 1 + Math.floor(share * (events - 1)) });
      times.add(performance.now() - began);
    }
    await log.close();
    store.close();
    printResult({
      peer: 'dondoc', workload: 'as-of', events, duties: Math.ceil(events / EVENTS_A_DUTY), questions: QUESTIONS, p50ms: times.percentile(0.5), p99ms: times.percentile(0.99),
      firstMs: round(firstMs), meanOverdue: Math.round(overdue / QUESTIONS), rssClientMB: residentMegabytes(),
    });
  });
}
