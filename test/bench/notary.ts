import { inFolder } from './folders.js';
import { InProcessEngine } from './in-process.js';
import { printResult, round } from './measure.js';
import { TASKS_A_PLAN } from './province.js';
import { FIRST_MEASURED_PLAN, runW1, WARM_UP_SECONDS } from './w1.js';
import { STEPS } from './workload.js';

/** So that each stretch lasts as long as it is told to. */
const MOST_COMMANDS_A_SECOND = 60_000;
const PATIENCE_MS = 30_000;

interface Load {
  readonly concurrency: number;
  readonly seconds: number;
  readonly wide: number;
}

/** What stretches of one kind came to. */
class Sum {
  commands = 0;
  private seconds = 0;
  private cpuMicroseconds = 0;
  readonly each: number[] = [];

  add(commands: number, seconds: number, cpuMicroseconds: number): void {
    this.commands += commands;
    this.seconds += seconds;
    this.cpuMicroseconds += cpuMicroseconds;
    this.each.push(Math.round(commands / seconds));
  }

  get cps(): number {
    return this.commands / this.seconds;
  }

  get cpu(): number {
    return round(this.cpuMicroseconds / this.commands);
  }
}

/**
 * W1 with and without a notary beside it, stretch by stretch in one process: what it costs, and how far it is behind at the end of each. Two processes differ by more
 * than that, as their code happens to be compiled. Before a stretch with it the notary catches up with what was stored without it; that is not counted.
 */
export async function notaryOverhead({ turns, ...load }: Load & { readonly turns: number }): Promise<void> {
  await inFolder(undefined, async (folder) => {
    const engine = await InProcessEngine.open(folder);
    await engine.enterRegister();
    const plans = Math.ceil((load.seconds * MOST_COMMANDS_A_SECOND) / (TASKS_A_PLAN * STEPS));
    await runW1(engine.send, { ...load, seconds: WARM_UP_SECONDS, plans, firstPlan: 1 });
    const [bare, notarised]: [Sum, Sum] = [new Sum(), new Sum()];
    const behind: number[] = [];
    let firstPlan = FIRST_MEASURED_PLAN;
    const stretch = async (sum: Sum): Promise<void> => {
      await engine.settle();
      const notary = sum === notarised ? await engine.anotherNotary() : null;
      notary?.start((error) => process.stderr.write(`notary: ${String(error)}\n`));
      if (notary !== null) await engine.notarised(notary);
      const before = process.cpuUsage();
      const { commands, seconds } = await runW1(engine.send, { ...load, plans, firstPlan });
      const { user, system } = process.cpuUsage(before);
      sum.add(commands, seconds, user + system);
      firstPlan += plans + 1;
      await engine.settle();
      if (notary !== null) behind.push((await engine.notarised(notary)) ?? Number.NaN);
      await notary?.stop(PATIENCE_MS);
    };
    // Whoever goes second finds disk and memory as the first has left them: they take turns at that too.
    for (let turn = 0; turn < turns; turn++) for (const sum of turn % 2 === 0 ? [bare, notarised] : [notarised, bare]) await stretch(sum);
    await engine.close();
    printResult({
      workload: `W1${load.wide > 0 ? ` wide ${load.wide}` : ''}`, turns, cps: Math.round(bare.cps), cpsWithNotary: Math.round(notarised.cps), overheadPct: round((1 - notarised.cps / bare.cps) * 100),
      cpuMicroseconds: bare.cpu, cpuMicrosecondsWithNotary: notarised.cpu, notaryBehindMostMs: round(Math.max(...behind)), each: bare.each.map((cps, turn) => `${cps} ${notarised.each[turn]}`),
    });
  });
}
