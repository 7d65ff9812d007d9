import { openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { ActOnAssignment } from '#libs/application';
import { assignmentId } from '#libs/domain';
import { inFolder } from './folders.js';
import { InProcessEngine } from './in-process.js';
import { median, printResult, round } from './measure.js';
import { leadContext } from './province.js';
import { seedLongStream } from './seed.js';

const WARM_COMMANDS = 200;
const RESTARTS = 7;

async function timeReport(engine: InProcessEngine, id: string): Promise<number> {
  const from = performance.now();
  const answer = await engine.send(new ActOnAssignment(assignmentId(id), { type: 'ReportProgress', percent: 50, note: 'Đang thực hiện', obstacles: null }, leadContext(0)));
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.refusal)}`);
  return performance.now() - from;
}

/** Warm commands on a stream, in turns with the other streams so that all meet the same machine. */
async function warm(folder: string, ids: readonly string[]): Promise<readonly number[]> {
  const engine = await InProcessEngine.open(folder);
  const times: number[][] = ids.map(() => []);
  for (const id of ids) await timeReport(engine, id);
  for (let turn = 0; turn < WARM_COMMANDS; turn++) for (const [at, id] of ids.entries()) times[at]?.push(await timeReport(engine, id));
  await engine.settle();
  await engine.close();
  return times.map(median);
}

/** The first command on a stream after a restart, the streams in changing order. One on another stream goes before, as warm-up. */
async function afterRestart(folder: string, ids: readonly string[], other: string): Promise<readonly number[]> {
  const times: number[][] = ids.map(() => []);
  for (let restart = 0; restart < RESTARTS; restart++) {
    const engine = await InProcessEngine.open(folder);
    for (let turn = 0; turn < 5; turn++) await timeReport(engine, other);
    const order = [...ids.keys()];
    if (restart % 2 === 1) order.reverse();
    for (const at of order) times[at]?.push(await timeReport(engine, ids[at] as string));
    await engine.close();
  }
  return times.map(median);
}

/** W3: what a command costs on a stream of `length` events, against one of 100, warm and as the first after a restart. */
export async function w3({ length, data }: { readonly length: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    const log = openSqliteEventLog({ folder });
    const long = await seedLongStream(log, `long-${length}`, length);
    const short = await seedLongStream(log, 'short', 100);
    const other = await seedLongStream(log, 'other', 100);
    await log.close();
    const [warmShort, warmLong] = (await warm(folder, [short, long])) as [number, number];
    const [firstShort, firstLong] = (await afterRestart(folder, [short, long], other)) as [number, number];
    printResult({
      peer: 'dondoc', workload: 'W3', length, runs: WARM_COMMANDS, msPerCmd: round(warmLong), msPerCmd100: round(warmShort), warmRatio: round(warmLong / warmShort),
      firstMs: round(firstLong), firstMs100: round(firstShort), firstRatio: round(firstLong / firstShort),
    });
  });
}
