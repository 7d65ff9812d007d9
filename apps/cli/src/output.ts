import { once } from 'node:events';
import cliProgress from 'cli-progress';

/** Writes to standard output and waits while its reader is slow. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

export const printJson = (value: unknown): Promise<void> => print(`${JSON.stringify(value)}\n`);

/** A bar on standard error from 0 to 1; on no terminal it stays silent. */
export interface ProgressBar {
  readonly update: (part: number) => void;
  readonly stop: () => void;
}

export function progressBar(label: string): ProgressBar {
  const bar = new cliProgress.SingleBar({ stream: process.stderr, format: `${label} [{bar}] {percentage}%`, hideCursor: true, clearOnComplete: true, emptyOnZero: true }, cliProgress.Presets.shades_classic);
  bar.start(1000, 0);
  return { update: (part) => bar.update(Math.round(Math.min(1, Math.max(0, part)) * 1000)), stop: () => bar.stop() };
}
