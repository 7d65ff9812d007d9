import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { checkStored } from './log/stored-log.js';
import { WriterProcess } from './log/writer-process.js';

const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** What a writer said, without numbers, each word once and in the order of its first time. */
function words(lines: readonly string[]): readonly string[] {
  return [...new Set(lines.map((line) => (line.startsWith('stored') ? 'stored' : line)))];
}

/** One system call of each thread of the writer fails with EIO, counted over all files; it then stops, and nothing heard is lost. */
async function failAt(calls: string, nth: number): Promise<{ readonly code: number | null; readonly said: readonly string[]; readonly lost: number; readonly faults: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'failing-disk-'));
  try {
    const inject = ['strace', '-f', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO:when=${nth}`];
    const writer = new WriterProcess({ folder, run: 'run', inFlight: 5, appends: 60, wrap: (command) => [...inject, ...command] });
    const code = await writer.exitCode();
    const again = new WriterProcess({ folder, run: 'again', inFlight: 2, appends: 3 });
    expect(await again.exitCode()).toBe(0);
    const { lost, faults } = checkStored(folder, [...writer.stored(), ...again.stored()]);
    return { code, said: words(writer.lines), lost: lost.length, faults };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

(hasStrace ? describe : describe.skip)('a disk that fails once (needs strace)', () => {
  it.each([
    { calls: 'fsync,fdatasync', most: 40, step: 3 },
    { calls: 'pwrite64', most: 300, step: 25 },
    { calls: 'ftruncate', most: 3, step: 1 },
  ])('at the n-th $calls: the log ends at once, and keeps all that it had acknowledged', async ({ calls, most, step }) => {
    const endings = new Map<number | null, number>();
    for (let nth = 1; nth <= most; nth += step) {
      const { code, said, lost, faults } = await failAt(calls, nth);
      expect({ nth, lost, faults }).toEqual({ nth, lost: 0, faults: [] });
      expect([nth, code, said]).toEqual([nth, code, expectedWords(code, said)]);
      endings.set(code, (endings.get(code) ?? 0) + 1);
    }
    expect([...endings.keys()].filter((code) => code !== 0 && code !== 2 && code !== 70)).toEqual([]);
    if (calls !== 'ftruncate') expect(endings.get(70)).toBeGreaterThan(5);
  }, 600_000);
});

/**
 * By exit code: refused at the start; or broken on the way, once, while appending (a broken log closes without another
 * write), in a checkpoint between appends or while closing; or the failure met nothing that matters.
 */
function expectedWords(code: number | null, said: readonly string[]): readonly string[] {
  if (code === 2) return ['refused log-broken'];
  const begin = said.includes('stored') ? ['open', 'stored'] : ['open'];
  if (code === 0) return [...begin, 'closed'];
  if (!said.includes('unknown')) return [...begin, 'broken log-broken', 'not closed log-broken'];
  const triedAgain = said.filter((word) => word === 'threw log-broken'); // unless the last append of each was the failed one
  return [...begin, 'broken log-broken', 'unknown', ...triedAgain, 'closed'];
}
