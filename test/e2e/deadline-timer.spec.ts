import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chromium } from 'playwright-core';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import { ApiClient } from './api-client.js';
import { signInLeads } from './command-load.js';
import { RunningProgram } from './running-program.js';

jest.setTimeout(120_000);

const CHROMIUM = process.env['DONDOC_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
const inBrowser = existsSync(CHROMIUM) ? it : it.skip;
const suite = redisServerIsHere() ? describe : describe.skip;

const work = mkdtempSync(join(tmpdir(), 'dondoc timer '));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const programs: RunningProgram[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

/** Without the sample, which takes its time, unless it is wanted. */
function start(redis: LoopbackRedis, environment: Readonly<Record<string, string>> = {}, { folder, sample = false }: { readonly folder?: string; readonly sample?: boolean } = {}): RunningProgram {
  const program = RunningProgram.spawn({
    ...(sample ? { sample: 'prepared' } : { args: ['--empty'] }),
    environment: { DONDOC_DEADLINE_TIMER: 'bullmq', DONDOC_REDIS_URL: redis.url, DONDOC_REMINDERS: 'on', DONDOC_LOG_LEVEL: 'error', ...environment },
    ...(folder !== undefined && { folder }),
  });
  programs.push(program);
  return program;
}

const readiness = async (url: string): Promise<string> => ((await (await fetch(`${url}/readyz`)).json()) as { readonly reminders: string }).reminders;
async function untilReadiness(url: string, wanted: string): Promise<void> {
  for (let tries = 0; tries < 300 && (await readiness(url)) !== wanted; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await readiness(url)).toBe(wanted);
}

suite('deadlines prompted by BullMQ (needs redis-server)', () => {
  let redis: LoopbackRedis;
  beforeAll(async () => {
    redis = await LoopbackRedis.start();
  });
  afterAll(() => redis.remove());

  it('go on by the sweep while Redis is down, with every command carried out, and are prompt again when it is back', async () => {
    const url = await start(redis, { DONDOC_REDIS_PREFIX: 'down' }, { sample: true }).ready();
    await untilReadiness(url, 'prompt');
    const [lead] = await signInLeads(url);
    const report = async (note: string): Promise<number> => (await new ApiClient(url, lead?.token).post(`/api/assignments/${lead?.assignmentId}/progress`, { note, obstacles: null })).status;
    expect((await new ApiClient(url, lead?.token).post(`/api/assignments/${lead?.assignmentId}/acknowledgement`, { receiptNumber: null, note: null })).status).toBe(200);
    await redis.stop();
    await untilReadiness(url, 'sweep-only');
    expect([await report('Redis tắt'), (await fetch(`${url}/readyz`)).status]).toEqual([200, 200]);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^dondoc_deadline_timer_up 0$/m);
    await redis.startAgain();
    await untilReadiness(url, 'prompt');
    expect(await report('Redis lại chạy')).toBe(200);
    expect(await (await fetch(`${url}/metrics`)).text()).toMatch(/^dondoc_deadline_timer_up 1$/m);
  });

  it('does not keep the program from starting while Redis is away, and says so', async () => {
    const away = await LoopbackRedis.start();
    await away.stop();
    const program = start(away);
    const url = await program.ready();
    expect(await readiness(url)).toBe('sweep-only');
    await away.startAgain();
    await untilReadiness(url, 'prompt');
    expect((await program.stop()).err).toMatch(/timer-unavailable/);
    await away.remove();
  });

  describe('at the start', () => {
    const refusalOf = async (settings: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<readonly [number | null, string]> => {
      const other = await LoopbackRedis.start(...settings);
      const { code, err } = await start(other, environment).ended;
      await other.remove();
      return [code, err];
    };

    it.each<[string, readonly string[], RegExp]>([
      ['a password that is wanted', ['--requirepass', 'x'], /Redis không nhận tài khoản hay mật khẩu.*Redis refuses the user or the password/],
      ['a Redis that drops keys', ['--maxmemory-policy', 'volatile-lru'], /maxmemory-policy noeviction.*: volatile-lru/],
    ])('%s is named in both languages, and the program ends with 1', async (_what, settings, words) => {
      const [code, err] = await refusalOf(settings);
      expect([code, words.test(err)]).toEqual([1, true]);
      expect(err).not.toMatch(/\n\s+at /);
    });

    it('takes the password from its file', async () => {
      const file = join(work, 'redis-password');
      writeFileSync(file, 'bí mật\n');
      const guarded = await LoopbackRedis.start('--requirepass', 'bí mật');
      const program = start(guarded, { DONDOC_REDIS_PASSWORD_FILE: file });
      expect(await readiness(await program.ready())).toBe('prompt');
      await program.stop();
      await guarded.remove();
    });

    it('another installation under the same prefix is refused, and served under its own', async () => {
      const first = start(redis, { DONDOC_REDIS_PREFIX: 'chung' });
      await first.ready();
      const second = start(redis, { DONDOC_REDIS_PREFIX: 'chung' });
      const { code, err } = await second.ended;
      expect([code, /Tiền tố này trên Redis là của một nơi cài đặt khác.*belongs to another installation.*: chung/.test(err)]).toEqual([1, true]);
      const third = start(redis, { DONDOC_REDIS_PREFIX: 'rieng' }, { folder: second.folder });
      expect(await readiness(await third.ready())).toBe('prompt');
    });

    it('all faults of the configuration are listed at once, and the program ends with 2', async () => {
      const { code, err } = await start(redis, { DONDOC_REDIS_URL: 'http://127.0.0.1', DONDOC_REDIS_PREFIX: 'Tỉnh', DONDOC_REDIS_PASSWORD_FILE: join(work, 'none') }).ended;
      expect(code).toBe(2);
      expect([...err.matchAll(/^ {2}(DONDOC_\w+)/gm)].map(([, name]) => name)).toEqual(['DONDOC_REDIS_URL', 'DONDOC_REDIS_PREFIX', 'DONDOC_REDIS_PASSWORD_FILE']);
    });
  });

  describe('the board of the queue', () => {
    it('is shown to administrators and auditors who are signed in, to be looked at only', async () => {
      const url = await start(redis, { DONDOC_REDIS_PREFIX: 'board' }, { sample: true }).ready();
      const statusFor = async (login: string | null, method: string, path: string): Promise<number> => {
        const token = login === null ? null : (await new ApiClient(url).as(login)).token;
        return (await fetch(url + path, { method, ...(token !== null && { headers: { authorization: `Bearer ${token}` } }) })).status;
      };
      expect(await statusFor(null, 'GET', '/deadline-queue/api/queues')).toBe(401);
      expect(await statusFor('canbo-tuyengiao', 'GET', '/deadline-queue/api/queues')).toBe(404);
      for (const login of ['quantri', 'kiemtoan']) expect(await statusFor(login, 'GET', '/deadline-queue/api/queues')).toBe(200);
      for (const [method, path] of [['PUT', 'pause'], ['PUT', 'empty'], ['POST', 'add']]) expect(await statusFor('quantri', method ?? '', `/deadline-queue/api/queues/deadlines/${path}`)).toBe(405);
      await redis.stop();
      await untilReadiness(url, 'sweep-only');
      expect(await statusFor('quantri', 'GET', '/deadline-queue/')).toBe(503);
      await redis.startAgain();
    });

    inBrowser('draws itself under its content security policy and fetches nothing from elsewhere', async () => {
      const url = await start(redis, { DONDOC_REDIS_PREFIX: 'browser' }, { sample: true }).ready();
      const { token } = await new ApiClient(url).as('quantri');
      const profile = mkdtempSync(join(tmpdir(), 'dondoc chromium '));
      const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
      const fetched: string[] = [];
      context.on('requestfinished', (request) => void fetched.push(new URL(request.url()).origin));
      const blocked: (string | undefined)[] = [];
      context.on('requestfailed', (request) => void blocked.push(`${new URL(request.url()).host} ${request.failure()?.errorText}`));
      await context.addCookies([{ name: 'dondoc', value: token ?? '', url }]);
      const page = await context.newPage();
      await page.goto(`${url}/deadline-queue`);
      await page.getByText('deadlines', { exact: false }).first().waitFor();
      await page.waitForLoadState('networkidle');
      expect([...new Set(fetched)]).toEqual([url]);
      expect([...new Set(blocked)]).toEqual(['fonts.googleapis.com csp']);
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    });
  });

  it('has no board, and no variable of Redis, with the embedded timer', async () => {
    const program = RunningProgram.spawn();
    programs.push(program);
    expect((await fetch(`${await program.ready()}/deadline-queue`)).status).toBe(404);
  });
});
