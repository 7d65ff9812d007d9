import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from './api-client.js';
import { EnrolledAccount } from './enrolled-account.js';
import { RunningProgram } from './running-program.js';

const programs: RunningProgram[] = [];
const start = (...options: Parameters<typeof RunningProgram.spawn>): RunningProgram => {
  const program = RunningProgram.spawn(...options);
  programs.push(program);
  return program;
};
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

describe('the process', () => {
  it('lists every fault of its configuration and ends with 2', async () => {
    const { code, out, err } = await start({ environment: { DONDOC_PORT: 'x', DONDOC_HOST: '0.0.0.0', DONDOC_LOGLEVEL: 'info' } }).ended;
    expect([code, out]).toEqual([2, '']);
    expect(err.match(/DONDOC_\w+(?=: )/g)).toEqual(['DONDOC_LOGLEVEL', 'DONDOC_PORT', 'DONDOC_HOST']);
  });

  it('starts bare, invites the first administrator once, and ends cleanly', async () => {
    const program = start({ args: ['--empty'] });
    const url = await program.ready();
    const again = await start({ folder: program.folder, args: ['--empty'] }).ended;
    expect([again.code, again.err.includes('Another process is using this data folder')]).toEqual([1, true]);

    const anybody = new ApiClient(url);
    const ended = async (): Promise<string> => (await program.stop()).out;
    const index = (await anybody.get<{ index: number }>('/readyz')).body.index;
    const out = await ended();
    const token = /invitations\/(\S+)/.exec(out)?.[1] ?? '';
    // One event: the key that signs the log was named.
    expect([index, token.length, out.match(/ready: /g)?.length, (await program.ended).code]).toEqual([1, 43, 1, 0]);

    const second = start({ folder: program.folder });
    const client = new ApiClient(await second.ready());
    const weak = await client.post(`/api/invitations/${token}`, { password: 'short' });
    const first = await EnrolledAccount.accept(client.url, token, 'a long enough password');
    const used = await client.post(`/api/invitations/${token}`, { password: 'a long enough password' });
    expect([weak.status, used.status]).toEqual([400, 404]);
    const administrator = new ApiClient(client.url, first.token);
    const bodies = [{ bodyId: 'van-phong', kind: 'committeeOffice', level: 'province', name: 'Văn phòng', from: '2020-01-01' }];
    const made = await administrator.post<{ position: string }>('/api/bodies', { bodies });
    expect(made.status).toBe(201);
    const register = await administrator.get<{ bodies: { bodyId: string }[] }>(`/api/bodies?after=${made.body.position}`);
    expect(register.body.bodies.map(({ bodyId }) => bodyId)).toEqual(['van-phong']);
    const live = await fetch(`${client.url}/api/events`, { headers: { authorization: `Bearer ${first.token}` } });
    const before = performance.now();
    const end = await second.stop('SIGINT');
    expect([live.status, end.code, performance.now() - before < 4000]).toEqual([200, 0, true]);
    await live.body?.cancel().catch(() => undefined);
  }, 60_000);

  (process.platform === 'linux' ? it : it.skip)('lets those who command go before the read models', async () => {
    const program = start({ args: ['--empty'] });
    await program.ready();
    const threads = readdirSync(`/proc/${program.pid}/task`).map((thread) => [readFileSync(`/proc/${program.pid}/task/${thread}/comm`, 'utf8').trim(), getPriority(Number(thread))] as const);
    const slower = threads.filter(([, priority]) => priority > getPriority(program.pid));
    expect(slower).toEqual([['projections', getPriority(program.pid) + 5]]);
  }, 30_000);

  it('keeps what it acknowledged when it is killed', async () => {
    const program = start();
    const client = await new ApiClient(await program.ready()).as('quantri');
    const rename = (name: string) => client.post<{ revision: number }>('/api/bodies/so-y-te/renaming', { name, from: '2022-01-01', basis: 'QĐ' }, { 'idempotency-key': 'key-1' });
    const { status, body } = await rename('Sở Y tế mới');
    expect(status).toBe(200);
    await program.stop('SIGKILL');
    const next = start({ folder: program.folder });
    const again = await new ApiClient(await next.ready(), client.token).post<{ revision: number; repeated: boolean }>(
      '/api/bodies/so-y-te/renaming',
      { name: 'Sở Y tế mới', from: '2022-01-01', basis: 'QĐ' },
      { 'idempotency-key': 'key-1' },
    );
    expect([again.body.revision, again.body.repeated]).toEqual([body.revision, true]);
  }, 90_000);

  it('refuses a file that is no log and leaves it as it was', async () => {
    const program = start({ args: ['--empty'] });
    await program.ready();
    await program.stop();
    writeFileSync(join(program.folder, 'events.sqlite'), 'this is a letter, not a log'.repeat(400));
    const { code, err } = await start({ folder: program.folder }).ended;
    expect([code, /events\.sqlite/.test(err)]).toEqual([1, true]);
  }, 90_000);
});
