import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOG_FILE_NAME, openSqliteEventLog } from '#libs/adapters/event-log-sqlite';
import { Disk, type DiskImage } from './log/disk-image.js';
import { readTrace, STRACE_ARGUMENTS, type DiskStep } from './log/disk-trace.js';
import { randomFrom } from './log/random-from.js';
import { checkStored } from './log/stored-log.js';
import { storedIn, WriterProcess, type StoredLine } from './log/writer-process.js';

const IMAGES = Number(process.env['POWER_CUT_IMAGES'] ?? 1000);
const SEED = Number(process.env['POWER_CUT_SEED'] ?? 20211115);

let work: string;
let initial: DiskImage;
let steps: readonly DiskStep[];
/** Acknowledged before the trace begins. */
let before: readonly StoredLine[];

/** Files of the log that matter after a crash: neither the lock nor the shared memory. */
const matters = (path: string): boolean => [LOG_FILE_NAME, `${LOG_FILE_NAME}-wal`].includes(basename(path));

/** A log left by a first process, killed or not, is opened again, written to and closed, all of it traced. `normal`: with `synchronous=NORMAL` then. */
async function recordRun(killed: boolean, normal = false): Promise<void> {
  const folder = join(work, 'traced');
  const first = new WriterProcess({ folder, run: 'before', inFlight: 10, ...(killed ? {} : { appends: 10 }) });
  if (killed) {
    await first.said('stored', 150);
    await first.kill();
  }
  await first.exitCode();
  before = first.stored();
  initial = new Map(readdirSync(folder).filter(matters).map((name) => [join(folder, name), readFileSync(join(folder, name))]));
  const trace = join(work, 'trace');
  const second = new WriterProcess({ folder, run: 'traced', inFlight: 6, appends: 25, normal, wrap: (command) => ['strace', ...STRACE_ARGUMENTS, trace, ...command] });
  expect(await second.exitCode()).toBe(0);
  steps = readTrace(trace).filter((step) => step.kind === 'said' || matters(step.path) || step.path === folder);
}

/** Cuts the power after `cut` steps, opens what is left with the program, and says what is wrong; undefined if nothing. */
async function afterCut(cut: number, random: () => number, heedSyncs: boolean): Promise<string | undefined> {
  const disk = new Disk(initial, random, heedSyncs);
  const done = steps.slice(0, cut);
  for (const step of done) disk.run(step);
  const folder = join(work, 'image');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [path, content] of disk.afterPowerCut()) writeFileSync(join(folder, basename(path)), content);
  const heard = done.flatMap((step) => (step.kind === 'said' ? step.text.split('\n') : []));
  try {
    await openSqliteEventLog({ folder }).close();
    const { lost, faults } = checkStored(folder, [...before, ...storedIn(heard)]);
    return lost.length + faults.length === 0 ? undefined : `cut ${cut}: lost ${lost.length}, ${faults.slice(0, 3).join('; ')}`;
  } catch (error) {
    return `cut ${cut}: ${String(error)}`;
  }
}

async function wrongImages(count: number, heedSyncs: boolean): Promise<readonly string[]> {
  const random = randomFrom(SEED);
  const wrong: string[] = [];
  for (let image = 0; image < count; image++) {
    const problem = await afterCut(Math.floor(random() * (steps.length + 1)), random, heedSyncs);
    if (problem) wrong.push(problem);
  }
  return wrong;
}

const hasStrace = spawnSync('strace', ['-V']).status === 0;

(hasStrace ? describe : describe.skip).each([
  { title: 'killed', killed: true },
  { title: 'closed', killed: false },
])(`a power cut at any write of a process that opened a log $title before (needs strace; seed ${SEED})`, ({ killed }) => {
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'power-cut-'));
    await recordRun(killed);
  }, 120_000);
  afterAll(() => {
    rmSync(work, { recursive: true });
  });

  it('was recorded with writes, syncs and acknowledgements of both database and write-ahead log', () => {
    const kinds = new Set(steps.map((step) => (step.kind === 'said' ? 'said' : `${step.kind} ${basename(step.path)}`)));
    const needed = ['said', ...['sync', 'write'].flatMap((kind) => [`${kind} ${LOG_FILE_NAME}`, `${kind} ${LOG_FILE_NAME}-wal`])];
    expect(needed.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it(`loses nothing acknowledged in ${IMAGES} images`, async () => {
    expect(await wrongImages(IMAGES, true)).toEqual([]);
  }, 1_200_000);

  it('would be noticed if syncs did nothing', async () => {
    expect((await wrongImages(40, false)).length).toBeGreaterThan(5);
  }, 120_000);
});

(hasStrace ? describe : describe.skip)(`a power cut at any write of a process with synchronous NORMAL (needs strace; seed ${SEED})`, () => {
  beforeAll(async () => {
    work = mkdtempSync(join(tmpdir(), 'power-cut-'));
    await recordRun(false, true);
  }, 120_000);
  afterAll(() => {
    rmSync(work, { recursive: true });
  });

  it('loses what was acknowledged, and is found out by its images', async () => {
    const firstWal = steps.findIndex((step) => step.kind === 'write' && step.path.endsWith('-wal'));
    const syncsWhileSaying = steps.filter((step, at) => at > firstWal && step.kind === 'sync' && step.path.endsWith('-wal'));
    const said = steps.filter((step) => step.kind === 'said' && step.text.startsWith('stored')).length;
    expect(said).toBeGreaterThan(10 * syncsWhileSaying.length);
    const wrong = await wrongImages(40, true);
    expect(wrong.filter((problem) => /lost [1-9]/.test(problem)).length).toBeGreaterThan(5);
  }, 120_000);
});
