import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { EventLog } from '#libs/application';
import { newAppendSignal } from './append-signal.js';
import { dataFolders } from './data-folders.js';
import { ProjectionThread } from './projection-thread.js';
import { ReadModelProgress } from './read-model-progress.js';

const folder = mkdtempSync(join(tmpdir(), 'projection thread-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program for the thread: its runs are counted in shared memory, which the signal lends. */
function programOf(name: string, body: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { parentPort, workerData } from 'node:worker_threads';
     const run = Atomics.add(workerData.signal, 0, 1) + 1;
     const tell = (position, index) => { parentPort.postMessage({ kind: 'applied', position, index }); };
     const caughtUp = () => { parentPort.postMessage({ kind: 'caught-up' }); parentPort.once('message', () => process.exit(0)); };
     ${body}`,
  );
  return pathToFileURL(path);
}

interface Failure {
  readonly message: string;
  readonly final: boolean;
  readonly ready: boolean;
}

function threadOf(program: URL): { readonly thread: ProjectionThread; readonly progress: ReadModelProgress; readonly failures: Failure[]; readonly signal: ReturnType<typeof newAppendSignal>; readonly start: () => void } {
  const progress = new ReadModelProgress({} as EventLog);
  const signal = newAppendSignal();
  const thread = new ProjectionThread(dataFolders(folder), { kind: 'sqlite' }, signal, progress);
  thread.program = program;
  thread.restartAfterMs = 10;
  const failures: Failure[] = [];
  return { thread, progress, failures, signal, start: () => thread.start((error, final) => failures.push({ message: (error as Error).message, final, ready: progress.ready })) };
}

const until = async (done: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 500 && !done(); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(done()).toBe(true);
};

describe('the thread that feeds the read models', () => {
  it('is started again after a failure; until it has caught up the process is not ready, and nothing counts as applied', async () => {
    const program = programOf('once', `if (run === 1) { tell('p9', 9); caughtUp(); setInterval(() => { if (Atomics.load(workerData.signal, 0) > 1) throw new Error('lost'); }, 5); } else { tell('p3', 3); setTimeout(caughtUp, 1000); }`);
    const { thread, progress, failures, signal, start } = threadOf(program);
    start();
    await until(() => progress.ready);
    expect(progress.current()).toEqual({ position: 'p9', index: 9 });
    Atomics.add(signal, 0, 1);
    await until(() => failures.length === 1);
    expect(failures).toEqual([{ message: 'lost', final: false, ready: false }]);
    await until(() => progress.current().index === 3);
    expect([progress.ready, await progress.reached('p9', 1)]).toEqual([false, false]);
    await until(() => progress.ready);
    await thread.stop(1000);
  }, 20_000);

  it('is told to build anew after damage, and only then', async () => {
    const throwing = (errcode: number): string => `throw Object.assign(new Error('run ' + run + (workerData.anew ? ' anew' : '')), { errcode: ${errcode} });`;
    const program = programOf('damaged', `if (run === 1) { ${throwing(11)} } if (run === 2) { ${throwing(267)} } if (run === 3) { ${throwing(13)} } tell('p1', run + (workerData.anew ? 100 : 0)); caughtUp();`);
    const { thread, progress, failures, start } = threadOf(program);
    start();
    await until(() => progress.ready);
    expect(failures.map(({ message }) => message)).toEqual(['run 1', 'run 2 anew', 'run 3 anew']);
    expect(progress.current().index).toBe(4);
    await thread.stop(1000);
  }, 20_000);

  it('is given up after five restarts without catching up', async () => {
    const { thread, failures, start } = threadOf(programOf('never', `throw new Error('again');`));
    start();
    await until(() => failures.some(({ final }) => final));
    expect(failures.map(({ final }) => final)).toEqual([false, false, false, false, false, true]);
    await thread.stop(100);
  }, 20_000);
});
