import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openSqliteEventLogReader } from '#libs/adapters/event-log-sqlite';
import { dondoc } from '../../apps/cli/src/dondoc.js';
import { RunningProgram } from '../e2e/running-program.js';

const url = process.env['EVENTSTOREDB_URL'];
if (url === undefined) process.stderr.write('EVENTSTOREDB_URL is not set: commands on a log on servers are not tried (docs/guides/testing.md)\n');

jest.setTimeout(120_000);

/** Exit codes but 0. */
const FAILING: Readonly<Record<string, number>> = { 'replay --stream assignment-none': 1, 'export --as-of index:999999': 2 };
/** Where an event stands is a log's own affair (ADR 0003). */
const POSITION = /"position":"[\d-]+"/gu;
const VARIABLES = ['DONDOC_EVENT_LOG', 'DONDOC_INSTALLATION', 'DONDOC_DATA'] as const;

/** Answered from the log alone. `AS_OF`, `DUTY`: of the sample. Two forms of the same question where a command has them. */
const READING: readonly string[] = [
  'access', 'custody', 'custody --by month', 'delegations', 'difference --since AS_OF', 'duty --id DUTY', 'entries --all', 'explain --number boxes.overdue', 'history --stream organisation-register', 'indicators', 'inspections', 'left-behind',
  'notices --body ban-tuyen-giao', 'rankings', 'reports', 'standing --office vptu', 'urgings',
].map((command) => `${command} --as-of AS_OF`); // prettier-ignore
const WHOLE_LOG: readonly string[] = [
  'replay --as-of 2022-01-01', 'replay --stream organisation-register', 'replay --stream assignment-none', 'export', 'export --format csv', 'export --format ocel --as-of AS_OF', 'export --as-of index:999999', 'conformance --as-of AS_OF', 'policy', 'calendar',
  'bodies import BODIES --dry-run', 'accounts import ACCOUNTS --dry-run', 'archive OUT/archive', 'evidence OUT/evidence --duty DUTY', 'export --format ocel-sqlite --out OUT/log.sqlite',
]; // prettier-ignore
/** What writes a data folder, or copies one. */
const REFUSED: readonly string[] = ['issue BODIES', 'bodies import BODIES', 'bodies end vptu --last-day 2030-01-01 --basis x', 'demo', 'backup OUT/backup', 'act --list --data DATA', 'ask --list --data DATA'];

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

(url === undefined ? describe.skip : describe)('the commands of dondoc on a log on servers', () => {
  const work = mkdtempSync(join(tmpdir(), 'lệnh trên máy chủ '));
  const installation = `c${randomBytes(6).toString('hex')}`;
  const folders = { sqlite: join(work, 'sample'), servers: join(work, 'data') };
  const words: Record<string, string> = { BODIES: join(work, 'bodies.csv'), ACCOUNTS: join(work, 'accounts.csv'), DATA: folders.servers, FOLDER: `sqlite:${folders.sqlite}`, SERVERS: `eventstoredb:${installation}` };

  /** Runs it in this process: two dozen programs would take minutes. Paths of its own are told by one name. */
  async function run(log: keyof typeof folders, command: string): Promise<Said> {
    const out = join(work, `of ${log}`);
    mkdirSync(out, { recursive: true });
    const args = command.split(' ').map((word) => word.replace(/^[A-Z_]{4,}$/u, (name) => words[name] ?? name).replace(/^OUT/u, out));
    const environment: Record<(typeof VARIABLES)[number], string> = { DONDOC_EVENT_LOG: log === 'servers' ? 'eventstoredb' : 'sqlite', DONDOC_INSTALLATION: log === 'servers' ? installation : '', DONDOC_DATA: folders[log] };
    Object.assign(process.env, environment);
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) jest.spyOn(process[stream], 'write').mockImplementation((text) => ((said[stream] += String(text)), true));
    try {
      const code = await dondoc(args);
      return { code, out: said.stdout.replaceAll(out, 'OUT').replaceAll(POSITION, '"position":"…"'), err: said.stderr.replaceAll(out, 'OUT') };
    } finally {
      jest.restoreAllMocks();
      for (const variable of VARIABLES) delete process.env[variable];
    }
  }

  beforeAll(async () => {
    const program = RunningProgram.spawn({ folder: folders.sqlite });
    const address = await program.ready();
    for (let tries = 0; tries < 600 && !(await fetch(`${address}/log/checkpoint`)).ok; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    await program.stop();
    const reader = openSqliteEventLogReader({ folder: folders.sqlite });
    words['AS_OF'] = `index:${reader.count()}`;
    words['DUTY'] = (await reader.readAll('', 10_000)).find(({ stream }) => stream.startsWith('assignment-'))?.stream.slice('assignment-'.length) ?? '';
    await reader.close();
    mkdirSync(folders.servers);
    for (const beside of ['audit-trail', 'keys']) cpSync(join(folders.sqlite, beside), join(folders.servers, beside), { recursive: true });
    rmSync(join(folders.sqlite, 'read-models'), { recursive: true });
    writeFileSync(words['BODIES'] ?? '', 'id,kind,level,parent,name,external,from\nphong-moi,department,province,btv-tinh-uy,Phòng mới,no,2021-01-01\n');
    writeFileSync(words['ACCOUNTS'] ?? '', 'login,name,body,roles\nvanthu,Văn thư,vptu,clerk\n');
    expect((await run('sqlite', 'copy-log --from FOLDER --to SERVERS')).code).toBe(0);
  }, 180_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it.each([...READING, ...WHOLE_LOG].flatMap((command) => (/^export|OUT/u.test(command) ? [command] : [command, `${command} --json`])))('%s: the same as on the same log in a folder', async (command) => {
    const [folder, servers] = [await run('sqlite', command), await run('servers', command)];
    expect(servers).toEqual(folder);
    expect([servers.code, command.includes('--out') || servers.out.length + servers.err.length > 10]).toEqual([FAILING[command.replace(' --json', '')] ?? 0, true]);
  });

  it('rebuild and doctor: read models of the program that has the folder, as the log on the servers says', async () => {
    for (const log of ['sqlite', 'servers'] as const) expect((await run(log, 'rebuild')).code).toBe(0);
    const [folder, servers] = [await run('sqlite', 'doctor'), await run('servers', 'doctor')];
    expect([servers.code, servers.out]).toEqual([0, folder.out]);
  });

  it.each(REFUSED)('%s: refused with exit code 2, saying where the log is and what to do', async (command) => {
    const { code, err } = await run('servers', command);
    expect([code, /the log is on EventStoreDB servers\n.+\n.+/u.test(err)]).toEqual([2, true]);
    expect(existsSync(join(folders.servers, 'events.sqlite'))).toBe(false);
  });

  it('a data folder of a log on servers without the variables, another installation, and no servers are told apart', async () => {
    writeFileSync(join(folders.servers, 'log-on-servers'), 'another\n');
    const strange = await run('servers', 'policy');
    expect([strange.code, strange.err]).toEqual([1, expect.stringContaining('log-other-installation')]);
    const unsaid = await run('sqlite', 'policy --data DATA');
    rmSync(join(folders.servers, 'log-on-servers'));
    expect([unsaid.code, unsaid.err]).toEqual([1, expect.stringContaining('belongs to a log on servers')]);
  });
});
