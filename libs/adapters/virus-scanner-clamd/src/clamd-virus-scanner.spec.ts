import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScannerUnavailableError } from '#libs/application';
import { eicar, LoopbackClamd, virusScannerContract, type ClamdManners } from '#libs/testing';
import { ClamdVirusScanner } from './clamd-virus-scanner.js';

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe('a clamd on loopback that stands for one', () => {
  let clamd: LoopbackClamd;
  beforeAll(async () => {
    clamd = await LoopbackClamd.open();
  });
  afterAll(() => clamd.close());
  virusScannerContract('clamd, a stand-in', () => new ClamdVirusScanner(clamd.place));
});

describe('no verdict', () => {
  const scanWith = async (manners: ClamdManners, bytes: Uint8Array): Promise<unknown> => {
    const clamd = await LoopbackClamd.open(manners);
    try {
      return await new ClamdVirusScanner(clamd.place, 200).scan(one(bytes)).catch((error: unknown) => error);
    } finally {
      clamd.close();
    }
  };

  it.each<readonly [string, ClamdManners, number]>([
    ['when it hangs up', { manner: 'drops' }, 100],
    ['when it answers nothing', { manner: 'silent' }, 100],
    ['when it is something else', { manner: 'babbles' }, 100],
    ['when the file is too large for it', { limit: 1000 }, 5_000_000],
  ])('is given %s', async (_, manners, size) => {
    expect(await scanWith(manners, new Uint8Array(size))).toBeInstanceOf(ScannerUnavailableError);
  });

  it('is given when nobody is there', async () => {
    await expect(new ClamdVirusScanner({ path: join(tmpdir(), 'no such socket') }).scan(one(eicar()))).rejects.toMatchObject({ code: 'scanner-unavailable' });
  });
});

const installed = spawnSync('clamd', ['--version']).status === 0;
if (!installed) console.warn('SKIPPED: no clamd on this machine (Debian: apt-get install clamav-daemon)');

(installed ? describe : describe.skip)('a real clamd (needs clamav-daemon)', () => {
  let folder: string;
  let daemon: ChildProcess;
  let port: number;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'clamd-'));
    mkdirSync(join(folder, 'signatures'));
    // One signature, of the test file, instead of the hundreds of megabytes that clamd usually loads.
    writeFileSync(join(folder, 'signatures', 'local.ndb'), `Local.Test.File:0:*:${Buffer.from(eicar()).toString('hex')}\n`);
    port = await freePort();
    const settings = ['Foreground yes', `DatabaseDirectory ${join(folder, 'signatures')}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'StreamMaxLength 30M', 'SelfCheck 0', `TemporaryDirectory ${folder}`, `LogFile ${join(folder, 'log')}`];
    writeFileSync(join(folder, 'clamd.conf'), `${settings.join('\n')}\n`);
    daemon = spawn('clamd', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    for (let turn = 0; turn < 300 && !(await listens(port)); turn++) await new Promise((resolve) => setTimeout(resolve, 100));
  }, 60_000);

  afterAll(async () => {
    if (daemon.exitCode === null) {
      daemon.kill('SIGKILL');
      await once(daemon, 'exit');
    }
    rmSync(folder, { recursive: true });
  });

  virusScannerContract('clamd', () => new ClamdVirusScanner({ host: '127.0.0.1', port }));

  it('names what it found', async () => {
    expect(await new ClamdVirusScanner({ host: '127.0.0.1', port }).scan(one(eicar()))).toEqual({ kind: 'found', signature: 'Local.Test.File.UNOFFICIAL' });
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
