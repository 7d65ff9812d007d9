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
const WRITING_MS = 1_500;
const ACCEPTED = 'ACCEPTED';

/** Opens the folder, has one command accepted, says so, and goes on writing until it is killed. */
export async function w5Child(data: string): Promise<void> {
  const engine = await InProcessEngine.open(data);
  const send: Send = engine.send;
  const number = 1_000_000 + (Date.now() % 1_000_000_000);
  const plan = await issuePlan(send, number).catch(async () => {
    await engine.enterRegister();
    return issuePlan(send, number);
  });
  process.stdout.write(`${ACCEPTED}\n`);
  for (let ordinal = 0; ; ordinal += 20) {
    await Promise.all(
      Array.from({ length: 20 }, async (_, offset) => {
        const duty = new Duty(plan, (ordinal + offset) % 1_000);
        while (!duty.finished) await duty.advance(send);
      }),
    );
  }
}

function startAndKill(data: string): Promise<number> {
  const main = fileURLToPath(new URL('./main.js', import.meta.url));
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, main, '_w5', '--data', data], { stdio: ['ignore', 'pipe', 'inherit'] });
    let accepted: number | null = null;
    child.stdout.on('data', (chunk: Buffer) => {
      if (accepted !== null || !chunk.toString().includes(ACCEPTED)) return;
      accepted = performance.now() - from;
      setTimeout(() => child.kill('SIGKILL'), WRITING_MS);
    });
    child.on('exit', (code, signal) => (accepted !== null ? resolve(accepted) : reject(new Error(`ended before the first command: ${code ?? signal}`))));
  });
}

/** W5: from the start of the process to its first accepted command, with `events` stored; each run ends by kill -9 amid writes. */
export async function w5({ events, data }: { readonly events: number; readonly data: string | undefined }): Promise<void> {
  await inFolder(data, async (folder) => {
    if (!existsSync(join(folder, LOG_FILE_NAME))) await seedLog(folder, events);
    const coldMs: number[] = [];
    for (let run = 0; run < RUNS; run++) coldMs.push(Math.round(await startAndKill(folder)));
    const [firstMs, ...afterKill] = coldMs;
    printResult({ peer: 'dondoc', workload: 'W5', events, firstMs, coldMs: Math.max(...afterKill), afterKillMs: afterKill });
  });
}
