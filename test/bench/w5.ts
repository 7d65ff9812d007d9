import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { inFolder } from './folders.js';
import { InProcessEngine } from './in-process.js';
import { printResult } from './measure.js';
import { seedLog } from './seed.js';
import { Duty, issuePlan, type Send } from './workload.js';

const RUNS = 5;
const DUTIES_A_PLAN = 1_000;
/** What a child says, in this order; the last two with a notary only. */
const SAID = ['accepted', 'read', 'signed'] as const;
type Said = (typeof SAID)[number];

export interface W5Options {
  readonly events: number;
  readonly data: string | undefined;
  /** With the notary running, and what it and the read models take until they have come to the end of the log. */
  readonly notary: boolean;
  /** How long each run writes before it is killed. */
  readonly writingMs: number;
}

const say = (what: Said): void => void process.stdout.write(`${what}\n`);

/** Opens the folder, has one command accepted, says so, and goes on writing until it is killed. */
export async function w5Child(data: string, notary: boolean): Promise<void> {
  const engine = await InProcessEngine.open(data, { kind: 'sqlite' }, notary);
  const send: Send = engine.send;
  let number = 1_000_000 + (Date.now() % 1_000_000_000);
  let plan = await issuePlan(send, number).catch(async () => {
    await engine.enterRegister();
    return issuePlan(send, number);
  });
  say('accepted');
  if (notary) {
    await engine.readModelsAtHead();
    say('read');
    await engine.notarised();
    say('signed');
  }
  for (let ordinal = 0; ; ordinal += 20) {
    if (ordinal > 0 && ordinal % DUTIES_A_PLAN === 0) plan = await issuePlan(send, (number += 1));
    await Promise.all(
      Array.from({ length: 20 }, async (_, offset) => {
        const duty = new Duty(plan, (ordinal + offset) % DUTIES_A_PLAN);
        while (!duty.finished) await duty.advance(send);
      }),
    );
  }
}

type Times = Readonly<Partial<Record<Said, number>>>;

/** Milliseconds from the start of the process until it said each. */
function startAndKill(data: string, { notary, writingMs }: W5Options): Promise<Times> {
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, main, '_w5', '--data', data, ...(notary ? ['--notary'] : [])], { stdio: ['ignore', 'pipe', 'inherit'] });
    const times: Partial<Record<Said, number>> = {};
    const last: Said = notary ? 'signed' : 'accepted';
    child.stdout.on('data', (chunk: Buffer) => {
      for (const what of SAID) if (chunk.toString().includes(what)) times[what] = Math.round(performance.now() - from);
      if (chunk.toString().includes(last)) setTimeout(() => child.kill('SIGKILL'), writingMs);
    });
    child.on('exit', (code, signal) => (times[last] === undefined ? reject(new Error(`ended before it said ${last}: ${code ?? signal}`)) : resolve(times)));
  });
}

/** W5: from the start of the process to its first accepted command, with `events` stored; each run ends by kill -9 amid writes. */
export async function w5(options: W5Options): Promise<void> {
  const { events, data, notary, writingMs } = options;
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    const runs: Times[] = [];
    for (let run = 0; run < (notary ? 2 : RUNS); run++) runs.push(await startAndKill(folder, options));
    const [firstMs, ...afterKill] = runs.map(({ accepted }) => accepted ?? 0);
    const caughtUp = notary ? { writingMs, readModelsMs: runs.map(({ read }) => read), signedMs: runs.map(({ signed }) => signed) } : {};
    printResult({ peer: 'dondoc', workload: 'W5', events, firstMs, coldMs: Math.max(...afterKill), afterKillMs: afterKill, ...caughtUp });
  });
}
