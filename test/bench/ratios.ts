import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, printResult, round } from './measure.js';

/** One line of the table: our workload against another's, in one run, turn about. */
interface Comparison {
  readonly ours: readonly string[];
  /** A folder of the peers with its arguments, or one of our own baselines. */
  readonly theirs: { readonly peer: string; readonly args: readonly string[] } | { readonly baseline: string };
  readonly goal: number;
}

const LOAD = ['--concurrency', '64', '--seconds', '3'] as const;
const WIDE = ['--wide', '20000'] as const;

const COMPARISONS: readonly Comparison[] = [
  { ours: ['W1'], theirs: { peer: 'raw-sqlite', args: ['--mode', 'group'] }, goal: 0.8 },
  { ours: ['W1', ...WIDE], theirs: { peer: 'raw-sqlite', args: ['--mode', 'group', ...WIDE] }, goal: 0.8 },
  { ours: ['W1'], theirs: { peer: 'emmett-pg', args: [] }, goal: 15 },
  { ours: ['W1', ...WIDE], theirs: { peer: 'emmett-pg', args: [...WIDE] }, goal: 15 },
  { ours: ['W1', '--http'], theirs: { baseline: 'nest-no-op' }, goal: 0.8 },
  { ours: ['W1', '--http', ...WIDE], theirs: { baseline: 'nest-no-op' }, goal: 0.8 },
  { ours: ['W1', '--http'], theirs: { baseline: 'bare-fastify' }, goal: 0.5 },
  { ours: ['W1', '--http'], theirs: { peer: 'restate', args: [] }, goal: 8 },
  { ours: ['W1', '--http'], theirs: { peer: 'dbos', args: [] }, goal: 30 },
];
const TURNS = 3;

/** What a workload prints of itself. */
export interface Figures {
  readonly cps: number;
  readonly cpuMicroseconds?: number;
  readonly notaryBehindMs?: number;
}

/** The last JSON line that one of our own workloads prints, under the flags of the program. */
export const ownFigures = (args: readonly string[]): Promise<Figures> => figuresOf(process.cwd(), [...process.execArgv, fileURLToPath(new URL('./main.js', import.meta.url)), ...args]);

/** The last JSON line that a program prints. */
function figuresOf(cwd: string, args: readonly string[]): Promise<Figures> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd, maxBuffer: 1 << 24, timeout: 180_000 }, (error, stdout) => {
      const line = stdout.trim().split('\n').findLast((each) => each.startsWith('{'));
      const figures = line === undefined ? {} : (JSON.parse(line) as Partial<Figures>);
      if (figures.cps === undefined) reject(error ?? new Error(`no figures from ${args.join(' ')}: ${line ?? stdout.slice(-500)}`));
      else resolve(figures as Figures);
    });
  });
}

/** Runs each pair turn about and prints the medians with their ratio, a JSON line each; peers that are not installed are said to be skipped. */
export async function ratios(peers: string | undefined): Promise<void> {
  for (const { ours, theirs, goal } of COMPARISONS) {
    const name = 'peer' in theirs ? theirs.peer : theirs.baseline;
    if ('peer' in theirs && (peers === undefined || !existsSync(join(peers, theirs.peer, 'bench.mjs')))) {
      printResult({ ours: ours.join(' '), theirs: name, skipped: 'not installed: --peers FOLDER' });
      continue;
    }
    try {
      const [mine, others]: [number[], number[]] = [[], []];
      for (let turn = 0; turn < TURNS; turn++) {
        mine.push((await ownFigures([...ours, ...LOAD])).cps);
        const { cps } =
          'peer' in theirs
            ? await figuresOf(join(peers as string, theirs.peer), ['--disable-warning=ExperimentalWarning', 'bench.mjs', 'W1', '--plans', '1000', ...LOAD, ...theirs.args])
            : await ownFigures([theirs.baseline, ...LOAD]);
        others.push(cps);
      }
      printResult({ ours: ours.join(' '), theirs: name, cps: median(mine), theirCps: median(others), ratio: round(median(mine) / median(others)), goal, turns: TURNS });
    } catch (error) {
      printResult({ ours: ours.join(' '), theirs: name, failed: String(error).slice(0, 300) });
    }
  }
}
