import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { LOG_FILE_NAME } from '#libs/adapters/event-log-sqlite';
import { FailedError } from '../command.js';
import { refuseOnServers } from '../reading/installation-log.js';

const PROGRAM = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));
const READY = /ready: (\S+)/u;
const SILENT = { DONDOC_HOST: '127.0.0.1', DONDOC_PORT: '0', DONDOC_REMINDERS: 'off', DONDOC_NOTARY: 'off' };

/**
 * Lets the server itself open a data folder that no server has, on a free port of this machine alone, for as long as `work`
 * takes: the same handlers, sign-in and permissions, and the folder is locked meanwhile. It reminds nobody, sends no e-mail
 * and signs nothing; the next start of the real one catches up.
 * @throws FailedError when the folder holds no log, or what the server says when it cannot open it, as when another one has it.
 */
export async function withFolderServer<T>(folder: string, work: (url: string) => Promise<T>): Promise<T> {
  refuseOnServers(folder, { vi: 'Hãy hỏi một chương trình đang chạy: --url ĐỊA-CHỈ', en: 'Ask a running program: --url URL' });
  if (!existsSync(join(folder, LOG_FILE_NAME))) throw new FailedError({ vi: `${folder}: không có nhật ký`, en: 'there is no log' });
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('DONDOC_') || name === 'DONDOC_ACCOUNTS');
  const server = spawn(process.execPath, [...process.execArgv, PROGRAM, '--empty'], { env: { ...Object.fromEntries(own), ...SILENT, DONDOC_DATA: folder }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('close', () => resolve()));
  const kill = (): void => void server.kill();
  process.once('exit', kill);
  try {
    return await work(await addressOf(server));
  } finally {
    kill();
    await ended;
    process.off('exit', kill);
  }
}

/** Where it listens, once it says so. @throws FailedError with what it said instead. */
function addressOf(server: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stdout.on('data', (piece: Buffer) => {
      const address = READY.exec((said += piece.toString()))?.[1];
      if (address !== undefined) resolve(address);
    });
    let wrong = '';
    server.stderr.on('data', (piece: Buffer) => (wrong += piece.toString()));
    server.once('error', reject);
    server.once('close', () => {
      const [vi = '', en = vi] = wrong.trim().split(' / '); // its words are in both languages already
      reject(new FailedError({ vi, en }));
    });
  });
}
