import { countThreadTimes, Latencies, printResult, residentMegabytes, round } from './measure.js';
import { InProcessEngine } from './in-process.js';
import { ASSIGNMENTS_A_PLAN, Duty, issuePlan, STEPS, type Send } from './workload.js';
import { TASKS_A_PLAN } from './province.js';
import type { DirectiveId } from '#libs/domain';

export interface W1Options {
  readonly concurrency: number;
  readonly seconds: number;
  readonly plans: number;
  /** 0: each worker drives one task at a time; N: that many open duties are hit at random. */
  readonly wide: number;
  /** Running number of the first plan; numbers below it are taken. */
  readonly firstPlan: number;
}

export interface W1Figures {
  readonly commands: number;
  readonly seconds: number;
  readonly cps: number;
  readonly p50ms: number | null;
  readonly p99ms: number | null;
}

/** Counts a client's command and its latency; commands of processes never come through here. */
class Meter {
  readonly latencies = new Latencies();
  commands = 0;
  private readonly from = performance.now();

  get elapsed(): number {
    return performance.now() - this.from;
  }

  async time(act: () => Promise<void>): Promise<void> {
    const from = performance.now();
    await act();
    this.latencies.add(performance.now() - from);
    this.commands += 1;
  }

  figures(): W1Figures {
    const ms = this.elapsed;
    return {
      commands: this.commands,
      seconds: round(ms / 1000),
      cps: Math.round((this.commands / ms) * 1000),
      p50ms: this.latencies.percentile(0.5),
      p99ms: this.latencies.percentile(0.99),
    };
  }
}

/** P plans × 20 tasks × 8 commands, one more counted for each plan; a worker drives one task at a time. */
async function narrow(send: Send, { concurrency, seconds, plans, firstPlan }: W1Options): Promise<W1Figures> {
  const directives = new Map<number, Promise<DirectiveId>>();
  const meter = new Meter();
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < plans * TASKS_A_PLAN) {
      const task = next++;
      const number = firstPlan + Math.floor(task / TASKS_A_PLAN);
      // Counted as one command, as the peers do, though it is two: the draft and the issue.
      if (!directives.has(number)) directives.set(number, issuePlan(send, number).finally(() => (meter.commands += 1)));
      const duty = new Duty(await (directives.get(number) as Promise<DirectiveId>), task % TASKS_A_PLAN);
      for (let step = 0; step < STEPS; step++) {
        if (meter.elapsed > seconds * 1000) return;
        await meter.time(() => duty.advance(send));
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return meter.figures();
}

/** `wide` duties open at once, hit at random; one that is closed is replaced by a new one. */
async function wide(send: Send, options: W1Options): Promise<W1Figures> {
  const plans = await issuePlansFor(send, options.firstPlan, options.wide + options.seconds * 20_000);
  let next = 0;
  const fresh = (): Duty => {
    const ordinal = next++;
    const plan = plans[Math.floor(ordinal / ASSIGNMENTS_A_PLAN) % plans.length] as DirectiveId;
    return new Duty(plan, ordinal % ASSIGNMENTS_A_PLAN);
  };
  const each = Math.ceil(options.wide / options.concurrency);
  const meter = new Meter();
  const worker = async (seed: number): Promise<void> => {
    const duties = Array.from({ length: each }, fresh);
    let chance = (seed + 1) * 7919;
    while (meter.elapsed < options.seconds * 1000) {
      chance = (Math.imul(chance, 1103515245) + 12345) & 0x7fffffff;
      const at = (chance >> 8) % each;
      const duty = duties[at] as Duty;
      await meter.time(() => duty.advance(send));
      if (duty.finished) duties[at] = fresh();
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, (_, seed) => worker(seed)));
  return meter.figures();
}

async function issuePlansFor(send: Send, firstPlan: number, assignments: number): Promise<readonly DirectiveId[]> {
  const plans: DirectiveId[] = [];
  for (let number = firstPlan; plans.length * ASSIGNMENTS_A_PLAN < assignments; number++) plans.push(await issuePlan(send, number));
  return plans;
}

/** A server runs for months: what is measured is compiled code. */
export const WARM_UP_SECONDS = 3;
export const FIRST_MEASURED_PLAN = 10_001;

/** The same work whatever carries it: the command bus, or HTTP. */
export const runW1 = (send: Send, options: W1Options): Promise<W1Figures> => (options.wide > 0 ? wide : narrow)(send, options);

/** W1 through the command bus, every command durable; prints one JSON line. */
export async function w1(options: Omit<W1Options, 'firstPlan'> & { readonly notary: boolean; readonly data: string | undefined }): Promise<void> {
  const engine = await InProcessEngine.open(options.data, undefined, options.notary);
  await engine.enterRegister();
  await runW1(engine.send, { ...options, seconds: WARM_UP_SECONDS, plans: FIRST_MEASURED_PLAN - 1, wide: 0, firstPlan: 1 });
  await engine.settle();
  const threads = countThreadTimes();
  const cpu = process.cpuUsage();
  const from = performance.now();
  const figures = await runW1(engine.send, { ...options, firstPlan: FIRST_MEASURED_PLAN });
  const used = process.cpuUsage(cpu);
  const cpuMicroseconds = round((used.user + used.system) / figures.commands);
  const busy = Math.round((used.user + used.system) / 1000 / (performance.now() - from) * 100);
  const [behind, notaryBehind] = await Promise.all([engine.settle(), engine.notarised()]);
  const byThread = Object.fromEntries([...threads()].map(([name, spent]) => [name, round(spent / figures.commands)]));
  const rssClientMB = residentMegabytes();
  const events = await engine.events();
  const bytes = await engine.close();
  printResult({
    peer: 'dondoc', workload: 'W1', concurrency: options.concurrency, mode: options.wide > 0 ? `wide ${options.wide}` : undefined, ...figures,
    clientCpuPct: busy, cpuMicroseconds, cpuByThread: byThread, rssClientMB, readModelsBehindMs: round(behind), notaryBehindMs: notaryBehind === null ? undefined : round(notaryBehind), bytesPerEvent: Math.round(bytes / events),
    durability: 'WAL synchronous=FULL, one fsync per group of concurrent commands',
  });
}
