import { readdirSync, readFileSync } from 'node:fs';

/** Latencies in milliseconds, in the order they came. */
export class Latencies {
  private readonly values: number[] = [];

  add(ms: number): void {
    this.values.push(ms);
  }

  get count(): number {
    return this.values.length;
  }

  /** The value below which that share (0–1) lies, rounded to 0.01 ms; null without any. */
  percentile(share: number): number | null {
    if (this.values.length === 0) return null;
    const sorted = Float64Array.from(this.values).sort();
    return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number);
  }
}

/** Two decimals, as the peers print theirs. */
export const round = (value: number): number => Math.round(value * 100) / 100;

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[(values.length - 1) >> 1] as number;

/** Resident memory of this process in MB. */
export const residentMegabytes = (): number => process.memoryUsage().rss >> 20;

/** One JSON line on standard output: what every benchmark ends with. */
export const printResult = (result: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(result)}\n`);
};

const TASKS = '/proc/self/task';

/** Processor time of all threads of a process so far, in microseconds; of one that still runs, where the system tells (Linux does). */
export const processorMicroseconds = (pid: number): number =>
  readdirSync(`/proc/${pid}/task`).reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1000, 0);

/** Processor time of each thread of this process so far in microseconds, by thread number; empty where the system does not tell (Linux does). */
function threadTimes(): ReadonlyMap<string, { readonly name: string; readonly spent: number }> {
  try {
    return new Map(
      readdirSync(TASKS).map((task) => {
        const spent = Number(readFileSync(`${TASKS}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1000;
        return [task, { name: readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim(), spent }];
      }),
    );
  } catch {
    return new Map();
  }
}

/** Begins to count; the answer tells how many microseconds of processor time the threads took since, those of one name together. */
export function countThreadTimes(): () => ReadonlyMap<string, number> {
  const before = threadTimes();
  return () => {
    const taken = new Map<string, number>();
    for (const [task, { name, spent }] of threadTimes()) taken.set(name, (taken.get(name) ?? 0) + spent - (before.get(task)?.spent ?? 0));
    return taken;
  };
}
