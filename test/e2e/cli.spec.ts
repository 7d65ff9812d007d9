import { writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openNotificationFile } from '#libs/adapters/notification-sqlite';
import { actorId, bodyId } from '#libs/domain';
import { COMPILED } from './running-program.js';

jest.setTimeout(120_000);

const base = mkdtempSync(join(tmpdir(), 'don doc cli '));
const folder = (name: string): string => join(base, name);
afterAll(() => rmSync(base, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a process of its own. */
function dondoc(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'dist/apps/cli/src/main.js', ...args], { env: { PATH: process.env['PATH'], ...COMPILED } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

const COMMANDS = ['demo', 'issue', 'replay', 'rebuild', 'export', 'backup', 'restore', 'copy-log', 'bodies', 'calendar', 'policy', 'accounts', 'access', 'urgings', 'inspections', 'reports', 'indicators', 'notices', 'custody'];
const UNTIL = ['--until', '2022-01-31'];

describe('dondoc', () => {
  it('lists its commands, and refuses an unknown one with exit code 2', async () => {
    const { code, stdout } = await dondoc('--help');
    expect(code).toBe(0);
    for (const name of [...COMMANDS, 'bench']) expect(stdout).toContain(name);
    expect((await dondoc()).code).toBe(2);
    expect((await dondoc('nonsense')).code).toBe(2);
  });

  it('explains a command, and refuses an unknown option with exit code 2', async () => {
    const help = await dondoc('calendar', '--help');
    expect([help.code, help.stderr, help.stdout.startsWith('dondoc calendar')]).toEqual([0, '', true]);
    expect((await dondoc('calendar', '--no-such-option')).code).toBe(2);
  });

  it.each([
    ['a last day before the plan', ['demo', '--until', '2021-11-14']],
    ['a last day that does not exist', ['demo', '--until', '2022-02-31']],
    ['a seed that is no number', ['demo', '--seed', 'x']],
    ['a moment that is none', ['replay', '--as-of', 'yesterday']],
    ['a read model that is none', ['rebuild', 'nonsense']],
    ['a file too few', ['issue']],
    ['a year that is none', ['calendar', '--year', '27']],
    ['an issuer that can be none', ['policy', '--issuer', 'Ban Tuyên giáo']],
    ['a verb that is none', ['bodies', 'delete', 'x.csv']],
  ])('refuses %s with exit code 2', async (_what, args) => {
    expect((await dondoc(...args, '--data', folder('never'))).code).toBe(2);
  });

  it.each([['replay'], ['rebuild'], ['export']])('%s: fails on a folder without a log with exit code 1, and makes none', async (name) => {
    const { code, stderr } = await dondoc(name, '--data', folder('never'));
    expect(code).toBe(1);
    expect(stderr).toContain('log-missing');
  });
});

describe('demo', () => {
  let first: { readonly seed: number; readonly events: number; readonly boxes: { readonly boxes: Readonly<Record<string, number>>; readonly total: number }; readonly overdue: readonly unknown[] };
  let log: string;
  beforeAll(async () => {
    first = JSON.parse((await dondoc('demo', '--data', folder('a'), '--seed', '7', ...UNTIL, '--json')).stdout) as typeof first;
    log = (await dondoc('export', '--data', folder('a'))).stdout;
  });

  it('gives the same log, byte for byte, for the same seed and last day', async () => {
    await dondoc('demo', '--data', folder('b'), '--seed', '7', ...UNTIL);
    expect((await dondoc('export', '--data', folder('b'))).stdout).toBe(log);
  });

  it('exports the same events in every format, as of a moment, of some kinds only', async () => {
    const exported = async (...options: readonly string[]): Promise<string> => (await dondoc('export', '--data', folder('a'), ...options)).stdout;
    const lines = log.trimEnd().split('\n').length;
    expect([(await exported('--format', 'csv')).match(/\r\n/g)?.length, (await exported('--format', 'cloudevents')).trimEnd().split('\n').length]).toEqual([lines + 1, lines]);
    expect((JSON.parse(await exported('--format', 'ocel')) as { readonly events: readonly unknown[] }).events).toHaveLength(lines);
    const duties = log.match(/"stream":"assignment-[^"]+","revision":0,/g)?.length;
    expect((await exported('--format', 'xes')).match(/<trace>/g)).toHaveLength(duties ?? -1);
    const some = await exported('--types', 'assignment-acknowledged', '--as-of', '2021-11-30');
    expect(log.split('\n').filter((line) => line.includes('"type":"assignment-acknowledged"') && /"recordedAt":"2021-11-(?!30T1[7-9]|30T2)/.test(line)).join('\n')).toBe(some.trimEnd());
    expect([(await dondoc('export', '--data', folder('a'), '--format', 'xlsx')).code, (await dondoc('export', '--data', folder('a'), '--types', 'none')).code]).toEqual([2, 2]);
  });

  it('gives another log for another seed', async () => {
    await dondoc('demo', '--data', folder('c'), '--seed', '8', ...UNTIL);
    expect((await dondoc('export', '--data', folder('c'))).stdout).not.toBe(log);
  });

  it('refuses a folder that is not fresh', async () => {
    expect((await dondoc('demo', '--data', folder('a'), ...UNTIL)).code).toBe(1);
  });

  it('counts its events and boxes as the replay does', async () => {
    const replay = JSON.parse((await dondoc('replay', '--data', folder('a'), '--as-of', '2022-01-31', '--json')).stdout) as typeof first;
    expect({ events: replay.events, boxes: replay.boxes, overdue: replay.overdue }).toEqual({ events: first.events, boxes: first.boxes, overdue: first.overdue });
    expect(log.trimEnd().split('\n').length).toBe(first.events);
  });

  it('shows the plan as it was on an earlier day', async () => {
    const early = JSON.parse((await dondoc('replay', '--data', folder('a'), '--as-of', '2021-11-20', '--json')).stdout) as typeof first;
    // 41 assignments of the plan, one of them dated; nothing has been handed down yet.
    expect(early.boxes.total).toBe(41);
    expect(early.boxes.boxes).toEqual({ 'done-on-time': 0, 'done-late': 0, 'in-time': 1, overdue: 0 });
  });

  it('keeps the receipt of 17/11/2021 with its unreadable number, and no duty of that body', () => {
    const events = log.trimEnd().split('\n').map((line) => JSON.parse(line) as { readonly stream: string; readonly envelope: { readonly type: string; readonly data: Readonly<Record<string, unknown>> } });
    const arrivals = events.filter(({ stream, envelope }) => stream.endsWith('-ldld-tinh') && envelope.type === 'arrival-registered');
    expect(arrivals.map(({ envelope }) => envelope.data)).toEqual([expect.objectContaining({ arrivalDate: '2021-11-17', arrivalNumber: { raw: '17&2', readable: null }, addressee: 'ldld-tinh' })]);
    expect(events.filter(({ envelope }) => envelope.data['leadBody'] === 'ldld-tinh')).toEqual([]);
  });

  it('prints the history of one stream, and fails for one that is not there', async () => {
    const { code, stdout } = await dondoc('replay', '--data', folder('a'), '--stream', 'organisation-register', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(stdout.split('\n')[0] ?? '') as { readonly type: string }).type).toBe('BodiesRegistered');
    expect((await dondoc('replay', '--data', folder('a'), '--stream', 'nowhere')).code).toBe(1);
  });

  it('rebuilds all read models, or one', async () => {
    const all = JSON.parse((await dondoc('rebuild', '--data', folder('a'), '--json')).stdout) as { readonly models: readonly string[]; readonly events: number };
    expect([all.models.length > 5, all.events]).toEqual([true, first.events]);
    const one = await dondoc('rebuild', 'overdue-board', '--data', folder('a'));
    expect([one.code, one.stdout.startsWith('overdue-board: ')]).toEqual([0, true]);
  });
});

describe('imports', () => {
  const file = (name: string, text: string): string => {
    const path = folder(name);
    writeFileSync(path, text);
    return path;
  };
  const data = folder('imports');
  const HEAD = 'id,kind,level,parent,name,external,from\n';
  const good = `${HEAD}uy-ban,peoplesCommittee,province,,Ủy ban mẫu,no,2021-01-01\nso-mau,department,province,uy-ban,Sở mẫu,no,2021-01-01\n`;

  it('lists every fault of a CSV file with its line and stores nothing', async () => {
    const faulty = `${HEAD}uy-ban,peoplesCommittee,province,,Ủy ban mẫu,no,2021-02-31\nSở,nonsense,province,,Sở mẫu,maybe,2021-01-01\nmot-o\n`;
    const { code, stderr } = await dondoc('bodies', 'import', file('faulty.csv', faulty), '--dry-run', '--data', data);
    expect(code).toBe(1);
    expect([...stderr.matchAll(/dòng \/ line (\d+)/gu)].map(([, line]) => line)).toEqual(['2', '3', '3', '3', '4']);
  });

  it('names a parent that nobody knows, with its line', async () => {
    const { code, stderr } = await dondoc('bodies', 'import', file('parent.csv', `${good}phong,department,district,khong-co,Phòng mẫu,no,2021-01-01\n`), '--dry-run', '--data', data);
    expect(code).toBe(1);
    expect(stderr).toMatch(/line 4: unknown-parent/u);
  });

  it('stores nothing in a dry run, the bodies in a real one, and refuses them again', async () => {
    const path = file('good.csv', good);
    const dry = await dondoc('bodies', 'import', path, '--dry-run', '--data', data);
    expect([dry.code, (await dondoc('export', '--data', data)).code]).toEqual([0, 1]);
    expect((await dondoc('bodies', 'import', path, '--data', data)).code).toBe(0);
    expect((await dondoc('export', '--data', data)).stdout.split('\n').length).toBe(2);
    const again = await dondoc('bodies', 'import', path, '--data', data);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('body-id-taken');
  });

  it('enters accounts of registered bodies and prints a link for each', async () => {
    const faulty = await dondoc('accounts', 'import', file('accounts-faulty.csv', 'login,name,body,roles\nA,,nowhere,king\n'), '--dry-run', '--data', data);
    expect(faulty.code).toBe(1);
    expect([...faulty.stderr.matchAll(/dòng \/ line 2/gu)].length).toBe(4);
    const path = file('accounts.csv', 'login,name,body,roles\nvanthu,Văn thư,so-mau,clerk officer\n');
    expect((await dondoc('accounts', 'import', path, '--dry-run', '--data', data)).code).toBe(0);
    const stored = JSON.parse((await dondoc('accounts', 'import', path, '--data', data, '--json')).stdout) as { readonly links: readonly { readonly login: string; readonly path: string }[] };
    expect(stored.links.map(({ login, path: link }) => [login, /^\/invitations\/[\w-]{43}$/u.test(link)])).toEqual([['vanthu', true]]);
    const switched = await Promise.all([dondoc('accounts', 'disable', 'vanthu', '--data', data, '--json'), dondoc('accounts', 'disable', 'nobody', '--data', data)]);
    expect(switched.map(({ code, stdout, stderr }) => [code, /"disabled":(\w+)/u.exec(stdout)?.[1], stderr])).toEqual([[0, 'true', ''], [1, undefined, 'không có tài khoản này / there is no such account\n']]);
    expect((await dondoc('accounts', 'list', '--data', data)).stdout).toContain('khóa / disabled');
    const [reset, unknown, none] = await Promise.all([dondoc('admin', 'reset-access', 'vanthu', '--data', data, '--json'), dondoc('admin', 'reset-access', 'nobody', '--data', data), dondoc('accounts', 'reset-factor', 'vanthu', '--data', data)]);
    expect([reset.code, /^\/invitations\/[\w-]{43}$/u.test((JSON.parse(reset.stdout) as { readonly path: string }).path), unknown.code, none.code]).toEqual([0, true, 1, 1]);
    expect((await dondoc('accounts', 'list', '--data', data, '--json')).stdout).toContain('"roles":["clerk","officer","administrator"],"disabled":false');
  });
});

describe('dondoc emails', () => {
  it('lists what was refused with its reason, and lets it go again once the address was corrected', async () => {
    const data = folder('emails');
    const body = bodyId('vptu');
    const id = '00000000-0000-5000-8000-0000000000e1';
    const address = (changedAt: number) => ({ body, email: 'vp@tinhuy.example', delivery: 'immediate', changedAt, changedBy: actorId('a') }) as const;
    const file = openNotificationFile({ folder: data });
    file.addresses.save(address(5));
    file.outbox.take(1, [{ id, body, delivery: 'immediate', notBefore: 1, items: [{ noticeId: 1, subject: { vi: 'a', en: 'b' }, text: { vi: 'c', en: 'd' } }] }], 10);
    file.outbox.settle(id, 'refused', '550 no such user', 20);
    const emails = (...args: readonly string[]) => dondoc('emails', '--data', data, ...args);
    const shown = await emails('--refused', '--json');
    expect([shown.code, (JSON.parse(shown.stdout) as { readonly emails: readonly { readonly answer: string }[] }).emails.map(({ answer }) => answer)]).toEqual([0, ['550 no such user']]);
    const early = await emails('--again', id);
    expect([early.code, early.stderr.includes('--same-address')]).toEqual([1, true]);
    file.addresses.save(address(30));
    expect([(await emails('--again', id)).code, (await emails('--again', id)).code, (await emails('--again', 'none')).code, file.outbox.record(id)?.state]).toEqual([0, 1, 1, 'waiting']);
    file.close();
    expect((await emails('--never')).code).toBe(2);
    expect((await dondoc('emails', '--data', folder('nothing here'))).code).toBe(1);
  });
});
