import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InboxAnswer } from '#libs/application';
import { readVerifierKey, type VerifierKey } from '#libs/domain';
import { openCopy } from '../../apps/auditor/src/copies/open-copy.js';
import { sha256 } from '../../apps/auditor/src/node-hashing.js';
import type { Report } from '../../apps/auditor/src/report.js';
import { verify } from '../../apps/auditor/src/verify.js';
import { ApiClient } from './api-client.js';
import { COMPILED, RunningProgram } from './running-program.js';

const NODE = join(process.cwd(), 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const dist = (app: string): string => join(process.cwd(), 'dist', 'apps', app, 'src', 'main.js');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(app: 'auditor' | 'cli', args: readonly string[], environment: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync(NODE, ['--disable-warning=ExperimentalWarning', dist(app), ...args], { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', ...COMPILED, ...environment } });
  return { code: status, out: stdout, err: stderr };
}
/** For a server in this process, which must go on answering meanwhile. */
async function runBeside(app: 'auditor', args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', dist(app), ...args], { env: { PATH: process.env['PATH'] ?? '', ...COMPILED, ...environment } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data) => (out += String(data)));
  child.stderr.on('data', (data) => (err += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
const verified = (args: readonly string[]): { readonly code: number | null; readonly report: Report } => {
  const { code, out, err } = run('auditor', ['verify', ...args, '--json']);
  if (out === '') throw new Error(err);
  return { code, report: JSON.parse(out) as Report };
};

/** `dondoc witness` in a process of its own. */
class RunningWitness {
  private out = '';
  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data) => (this.out += String(data)));
  }

  static async start(state: string, log: string): Promise<RunningWitness> {
    const child = spawn(NODE, ['--disable-warning=ExperimentalWarning', dist('cli'), 'witness', '--state', state, '--log', log, '--name', 'mttq.example/witness', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const witness = new RunningWitness(child);
    for (let tries = 0; tries < 1200 && witness.url === ''; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    if (witness.url === '') throw new Error(`no witness: ${witness.out}`);
    return witness;
  }

  get url(): string {
    return /witness ready: (http:\S+)/.exec(this.out)?.[1] ?? '';
  }

  get key(): string {
    return /witness key: (\S+)/.exec(this.out)?.[1] ?? '';
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    this.child.kill('SIGTERM');
    await once(this.child, 'close');
  }
}

let work: string;
let program: RunningProgram;
let witness: RunningWitness;
let policy: string;
let logKey: string;
let anybody: ApiClient;

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('never');
}
const textAt = async (path: string): Promise<string> => (await fetch(anybody.url + path)).text();

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'dondoc kiểm tra '));
  program = RunningProgram.spawn({ environment: { DONDOC_NOTARY_ORIGIN: 'tinh-uy.example/log' } });
  anybody = new ApiClient(await program.ready());
  [logKey = ''] = (await anybody.get<{ keys: string[] }>('/api/log-keys')).body.keys;
  await until(async () => (await fetch(`${anybody.url}/log/checkpoint`)).ok);
  writeFileSync(join(work, 'held'), await textAt('/log/checkpoint'));
  await program.stop();
  witness = await RunningWitness.start(join(work, 'witness'), logKey);
  policy = join(work, 'policy');
  writeFileSync(policy, `witness mttq ${witness.key} ${witness.url}\nquorum mttq\n`);
  program = RunningProgram.spawn({ folder: program.folder, environment: { DONDOC_WITNESS_POLICY: policy } });
  anybody = new ApiClient(await program.ready());
  const lead = await anybody.as('canbo-ban-tuyen-giao');
  const id = (await lead.get<InboxAnswer>('/api/inbox')).body.duties.find(({ taskCode }) => taskCode === 'IV.4')?.assignmentId;
  expect((await lead.post(`/api/assignments/${id}/acknowledgement`, {})).status).toBeLessThan(300);
  await until(async () => (await fetch(`${anybody.url}/log/checkpoint.cosigned`)).ok);
  expect(run('cli', ['archive', join(work, 'archive'), '--data', program.folder, '--policy', policy])).toMatchObject({ code: 0 });
  expect(run('cli', ['archive', join(work, 'archive.tar'), '--data', program.folder, '--policy', policy])).toMatchObject({ code: 0 });
}, 240_000);

afterAll(async () => {
  await witness?.stop();
  await program?.remove();
  rmSync(work, { recursive: true, force: true });
});

describe('an archive of a running office, audited', () => {
  it('is sound, with key, held checkpoint and witness', () => {
    const { code, report } = verified([join(work, 'archive'), '--key', logKey, '--checkpoint', join(work, 'held')]);
    expect(report).toMatchObject({ verdict: 'sound', origin: 'tinh-uy.example/log', signedBy: [logKey], keyBrought: true, findings: [], checked: { contents: true } });
    expect([code, report.checked.events === report.size, report.held?.size, report.cosigned === null, (report.size ?? 0) > (report.held?.size ?? 0)]).toEqual([0, true, Number(readFileSync(join(work, 'held'), 'utf8').split('\n')[1]), false, true]);
  });

  it('is the same as a tar file, and packed by tar', () => {
    const fromTar = verified([join(work, 'archive.tar'), '--key', logKey]);
    expect([fromTar.code, fromTar.report.root]).toEqual([0, verified([join(work, 'archive')]).report.root]);
    expect(spawnSync('tar', ['-cf', join(work, 'packed.tar'), '-C', work, 'archive']).status).toBe(0);
    expect(verified([join(work, 'packed.tar'), '--key', logKey])).toMatchObject({ code: 0, report: { verdict: 'sound' } });
  });

  it('is fetched from the running server, entries by an auditor', async () => {
    const auditor = await anybody.as('kiemtoan');
    const whole = await runBeside('auditor', ['verify', `${anybody.url}/log`, '--key', logKey, '--json'], { DONDOC_AUDITOR_TOKEN: auditor.token ?? '' });
    expect([whole.code, whole.code === 0 ? '' : whole.err]).toEqual([0, '']);
    expect((JSON.parse(whole.out) as Report).checked.contents).toBe(false);
    const refused = await runBeside('auditor', ['verify', `${anybody.url}/log`]);
    expect([refused.code, refused.out]).toEqual([2, '']);
    expect(refused.err).toMatch(/^copy-unreadable: .*tile\/entries\/.* \(401\)/);
    const plain = await runBeside('auditor', ['verify', 'http://192.0.2.1/log']);
    expect([plain.code, plain.err]).toEqual([2, expect.stringContaining('not this machine, so it must be https')]);
  });

  it('tells people in Vietnamese and English what was checked', () => {
    const { code, out } = run('auditor', ['verify', join(work, 'archive'), '--key', logKey]);
    expect(code).toBe(0);
    for (const words of ['NGUYÊN VẸN', 'SOUND', 'tinh-uy.example/log', logKey, 'Cosigned']) expect(out).toContain(words);
  });

  it('is never written over, and never left half-written', () => {
    expect(run('cli', ['archive', join(work, 'archive'), '--data', program.folder])).toMatchObject({ code: 1, err: expect.stringContaining('exists already') as unknown as string });
    expect(run('cli', ['archive', join(work, 'none'), '--data', program.folder, '--policy', join(work, 'held')]).code).toBe(2);
    expect(readdirSync(work).filter((name) => name.includes('none') || name.includes('unfinished'))).toEqual([]);
  });
});

describe('a copy that is not as it should be', () => {
  it('is found out when an event is changed, and the event is named in both languages', () => {
    const folder = join(work, 'changed');
    cpSync(join(work, 'archive'), folder, { recursive: true });
    const events = join(folder, 'events', readdirSync(join(folder, 'events'), { recursive: true, encoding: 'utf8' }).find((file) => /\.p.\d+$/.test(file)) as string);
    writeFileSync(events, readFileSync(events, 'latin1').replace('assignment-acknowledged', 'assignment-acknowIedged'), 'latin1');
    const { code, out } = run('auditor', ['verify', folder, '--key', logKey]);
    expect(code).toBe(1);
    expect(out).toMatch(/ĐÃ BỊ SỬA[\s\S]*ALTERED[\s\S]*event-unlike-entry: sự kiện \/ event \d+ · assignment-/);
  });

  it('is judged on several threads as on one', async () => {
    for (const folder of ['archive', 'changed']) {
      const { report } = verified([join(work, folder), '--key', logKey]);
      const copy = openCopy(join(work, folder));
      const alone = await verify(copy, { brought: { keys: [readVerifierKey(logKey, sha256) as VerifierKey], held: [], policy: null } });
      expect({ ...report, seconds: 0 }).toEqual({ ...alone, seconds: 0 });
    }
  });

  it('is of another log when the held checkpoint is', () => {
    const held = join(work, 'other');
    writeFileSync(held, readFileSync(join(work, 'held'), 'utf8').replace('tinh-uy.example/log\n', 'khac.example/log\n'));
    const { code, report } = verified([join(work, 'archive'), '--key', logKey, '--checkpoint', held]);
    expect([code, report.findings.map((finding) => finding.code)]).toEqual([2, ['origin-unlike']]);
  });

  it('is refused, with words and code 2, when it holds a link', () => {
    symlinkSync('/etc/hostname', join(work, 'changed', 'README.link'));
    expect(run('auditor', ['verify', join(work, 'changed')])).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^copy-link: README\.link/) as unknown as string });
  });

  it('is not looked at when the program is called wrongly', () => {
    expect(run('auditor', ['verify', 'a', '--force'])).toMatchObject({ code: 2, out: '' });
    expect(run('auditor', [])).toMatchObject({ code: 2 });
  });
});

describe('a witness that runs', () => {
  it('answers as c2sp.org/tlog-witness says, and goes on where it was', async () => {
    const note = await textAt('/log/checkpoint.cosigned');
    const ask = async (body: string, method = 'POST', path = '/add-checkpoint'): Promise<string> => {
      const answer = await fetch(witness.url + path, { method, ...(method === 'POST' && { body }) });
      return `${answer.status} ${answer.headers.get('content-type')}`;
    };
    expect(await ask('old 0\n')).toBe('400 text/plain; charset=utf-8');
    expect(await ask(`old 0\n\n${note}`)).toBe('409 text/x.tlog.size');
    expect(await ask(`old 0\n\n${note.replace('tinh-uy.example/log\n', 'khac.example/log\n')}`)).toMatch(/^404/);
    expect(await ask(`old 0\n\n${note.replace(/\n(\d+)\n/, '\n1\n')}`)).toMatch(/^403/);
    expect(await ask('x'.repeat(70_000))).toMatch(/^413/);
    expect([await ask('', 'GET'), await ask('', 'GET', '/nothing'), await ask('', 'POST', `/${'0'.repeat(64)}/checkpoint`)].map((each) => each.slice(0, 3))).toEqual(['405', '404', '405']);
    const key = witness.key;
    await witness.stop();
    witness = await RunningWitness.start(join(work, 'witness'), logKey);
    expect(witness.key).toBe(key);
    expect(await ask(`old 0\n\n${note}`)).toBe('409 text/x.tlog.size');
    const second = run('cli', ['witness', '--state', join(work, 'witness'), '--log', logKey, '--port', '0']);
    expect([second.code, second.err.includes('witness-in-use')]).toEqual([1, true]);
  }, 120_000);

  it('does not begin without a log to watch, nor with an open door', () => {
    expect(run('cli', ['witness', '--state', join(work, 'w2')]).code).toBe(2);
    expect(run('cli', ['witness', '--state', join(work, 'w2'), '--log', logKey, '--host', '0.0.0.0']).code).toBe(2);
  });
});
