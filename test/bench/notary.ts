import { join } from 'node:path';
import { inFolder } from './folders.js';
import { median, printResult, round } from './measure.js';
import { TASKS_A_PLAN } from './province.js';
import { ownFigures, type Figures } from './ratios.js';
import { STEPS } from './workload.js';

/** So that each turn lasts as long as it is told to. */
const MOST_COMMANDS_A_SECOND = 60_000;

/** W1 with and without a notary beside it, turn about in one run: what it costs, and how far it is behind at the end. */
export async function notaryOverhead({ turns, concurrency, seconds, wide }: { readonly turns: number; readonly concurrency: number; readonly seconds: number; readonly wide: number }): Promise<void> {
  const plans = Math.ceil((seconds * MOST_COMMANDS_A_SECOND) / (TASKS_A_PLAN * STEPS));
  const load = ['W1', '--concurrency', `${concurrency}`, '--seconds', `${seconds}`, '--plans', `${plans}`, ...(wide > 0 ? ['--wide', `${wide}`] : [])];
  const [bare, notarised]: [Figures[], Figures[]] = [[], []];
  // Removed after the last turn: ext4 looks past each file that was deleted a moment ago whenever it makes one, so that a turn would pay for the one before.
  await inFolder(undefined, async (folder) => {
    for (let turn = 0; turn < turns; turn++) {
      // Whoever goes second finds the disk as the first has left it: they take turns at that too.
      const order = turn % 2 === 0 ? ([bare, notarised] as const) : ([notarised, bare] as const);
      for (const figures of order) {
        const [name, flags] = figures === notarised ? [`notarised-${turn}`, ['--notary']] : [`bare-${turn}`, []];
        figures.push(await ownFigures([...load, ...flags, '--data', join(folder, name)]));
      }
    }
  });
  const of = (figures: readonly Figures[], pick: (each: Figures) => number | undefined): number => median(figures.map((each) => pick(each) ?? Number.NaN));
  const [cps, cpsWith] = [of(bare, (each) => each.cps), of(notarised, (each) => each.cps)];
  printResult({
    workload: `W1${wide > 0 ? ` wide ${wide}` : ''}`, turns, cps, cpsWithNotary: cpsWith, overheadPct: round((1 - cpsWith / cps) * 100),
    cpuMicroseconds: of(bare, (each) => each.cpuMicroseconds), cpuMicrosecondsWithNotary: of(notarised, (each) => each.cpuMicroseconds),
    notaryBehindMs: of(notarised, (each) => each.notaryBehindMs), notaryBehindMostMs: Math.max(...notarised.map((each) => each.notaryBehindMs ?? Number.NaN)),
    each: bare.map((each, turn) => `${each.cps} ${notarised[turn]?.cps}`),
  });
}
