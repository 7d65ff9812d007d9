import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventLog, NewEvent } from '#libs/application';
import type { EventLogConfiguration } from '#libs/engine';
import { appendRaw, readRaw } from './baselines/raw-eventstoredb.js';
import { InProcessEngine } from './in-process.js';
import { median, printResult, round } from './measure.js';
import { FIRST_MEASURED_PLAN, runW1 } from './w1.js';

/** Each turn begins with new threads, whose gRPC and protobuf V8 compiles for some ten seconds; the raw client finds them compiled. */
const WARM_UP_SECONDS = 10;

export interface EventStoreDbOptions {
  readonly url: string | undefined;
  readonly concurrency: number;
  readonly seconds: number;
  readonly turns: number;
}

/** One append that the engine made. */
export interface RecordedAppend {
  readonly stream: string;
  readonly events: readonly NewEvent[];
}

/**
 * W1 on real servers with processes and read models following, and the same appends by the raw client, turn about; then a
 * node with an empty folder that catches up with what was stored, beside the raw subscription. One JSON line each.
 */
export async function eventStoreDb({ url, concurrency, seconds, turns }: EventStoreDbOptions): Promise<void> {
  if (url === undefined) {
    printResult({ workload: 'W1 on EventStoreDB', skipped: 'EVENTSTOREDB_URL is not set' });
    return;
  }
  const ratios: number[] = [];
  const choice: EventLogConfiguration = { kind: 'eventstoredb', installation: `b${randomBytes(8).toString('hex')}`, connection: { url } };
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
  let events = 0;
  try {
    for (let turn = 0; turn < turns; turn++) {
      const engine = await InProcessEngine.open(folder, choice);
      if (turn === 0) await engine.enterRegister();
      const firstPlan = turn * 2 * FIRST_MEASURED_PLAN + 1;
      await runW1(engine.send, { concurrency, seconds: WARM_UP_SECONDS, plans: FIRST_MEASURED_PLAN - 1, wide: 0, firstPlan });
      await engine.settle();
      const appends = recordAppends(engine.log);
      const cpu = process.cpuUsage();
      const from = performance.now();
      const figures = await runW1(engine.send, { concurrency, seconds, plans: 1_000, wide: 0, firstPlan: firstPlan + FIRST_MEASURED_PLAN });
      const elapsed = performance.now() - from;
      const made = appends.splice(0);
      const used = process.cpuUsage(cpu);
      const behind = await engine.settle();
      events = await engine.events();
      await engine.close();
      const ours = (made.length / elapsed) * 1000;
      const raw = await appendRaw(url, made, concurrency);
      ratios.push(ours / raw);
      printResult({
        workload: 'W1 on EventStoreDB', concurrency, ...figures, appendsPerSecond: Math.round(ours), rawAppendsPerSecond: Math.round(raw), ratio: round(ours / raw),
        cpuPct: Math.round((used.user + used.system) / 10 / elapsed), readModelsBehindMs: round(behind),
      });
    }
    printResult({ workload: 'W1 on EventStoreDB', medianRatio: round(median(ratios)), goal: 0.6 });
    await catchUp(choice, url, events);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new api node of the installation, until it stands at the end of the log; the work is done elsewhere. */
async function catchUp(choice: EventLogConfiguration & { kind: 'eventstoredb' }, url: string, events: number): Promise<void> {
  const raw = await readRaw(url, `${choice.installation}.`);
  const from = performance.now();
  const engine = await InProcessEngine.open(undefined, choice, false, 'elsewhere');
  await engine.readModelsAtHead();
  const seconds = (performance.now() - from) / 1000;
  printResult({ workload: 'catch-up from EventStoreDB', events, seconds: round(seconds), eventsPerSecond: Math.round(events / seconds), rawSubscription: Math.round(raw), goal: 20_000 });
  await engine.close();
}

/** Keeps what is appended from now on, in the order in which the calls were made. */
function recordAppends(log: EventLog): RecordedAppend[] {
  const made: RecordedAppend[] = [];
  const append = log.append.bind(log);
  log.append = (stream, expectedRevision, batch) => {
    made.push({ stream, events: batch });
    return append(stream, expectedRevision, batch);
  };
  return made;
}
