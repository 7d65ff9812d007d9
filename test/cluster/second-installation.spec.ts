import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import { ApiClient } from '../e2e/api-client.js';
import { EnrolledAccount } from '../e2e/enrolled-account.js';
import { RunningProgram } from '../e2e/running-program.js';

const url = process.env['EVENTSTOREDB_URL'];
const PASSWORD = 'a long enough password';

(url === undefined || !redisServerIsHere() ? describe.skip : describe)('two installations on one server of the log and one Redis', () => {
  const names = ['mot', 'hai'].map((name) => `${name}_${randomBytes(4).toString('hex')}`);
  const programs: RunningProgram[] = [];
  let redis: LoopbackRedis;
  let home: string;
  beforeAll(async () => {
    redis = await LoopbackRedis.start();
    home = mkdtempSync(join(tmpdir(), 'two installations '));
  });
  afterAll(async () => {
    for (const program of programs) await program.remove();
    await redis.remove();
    rmSync(home, { recursive: true, force: true });
  });

  const start = (which: 0 | 1, folder: string, prefix: string): RunningProgram => {
    const log = { DONDOC_EVENT_LOG: 'eventstoredb', DONDOC_INSTALLATION: names[which] ?? '', EVENTSTOREDB_URL: url ?? '' };
    const program = RunningProgram.spawn({ folder: join(home, folder), args: ['--empty'], environment: { ...log, DONDOC_REMINDERS: 'on', DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: redis.url, DONDOC_REDIS_PREFIX: prefix } });
    programs.push(program);
    return program;
  };

  it('know nothing of each other, each under its own name and prefix', async () => {
    const one = start(0, 'a', 'mot');
    const address = await one.ready();
    const { out } = await one.stop();
    const invitation = /invitations\/(\S+)/.exec(out)?.[1] ?? '';
    const again = await start(0, 'a', 'mot').ready();
    expect(address).toMatch(/^http/);
    const { token } = await EnrolledAccount.accept(again, invitation, PASSWORD);
    const office = { bodyId: 'van-phong', kind: 'committeeOffice', level: 'province', name: 'Văn phòng', from: '2020-01-01' };
    expect((await new ApiClient(again, token).post('/api/bodies', { bodies: [office] })).status).toBe(201);
    const index = async (at: string): Promise<number> => (await new ApiClient(at).get<{ index: number }>('/readyz')).body.index;
    const other = await start(1, 'b', 'hai').ready();
    expect([await index(again) > await index(other), await index(other)]).toEqual([true, 1]); // the name of its own key
  }, 120_000);

  it('a second program of one installation shares its prefix; another installation is refused there, and so is its data folder', async () => {
    expect(await start(0, 'a2', 'mot').ready()).toMatch(/^http/);
    const stranger = await start(1, 'b2', 'mot').ended;
    expect([stranger.code, stranger.err.includes('This prefix on Redis belongs to another installation')]).toEqual([1, true]);
    const moved = start(1, 'a2', 'hai');
    const held = await moved.ended;
    expect([held.code, held.err.includes('Another process is using this data folder')]).toEqual([1, true]);
    await programs.find((program) => program !== moved && program.folder === join(home, 'a2'))?.stop();
    const foreign = await start(1, 'a2', 'hai').ended;
    expect([foreign.code, foreign.err.includes('belongs to another installation')]).toEqual([1, true]);
  }, 120_000);
});
