import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { TimerUnavailableError, type DueTimer } from '#libs/application';
import { deadlineTimerContract, LoopbackRedis, redisServerIsHere } from '#libs/testing';
import { openBullmqDeadlineTimer, type BullmqDeadlineTimer, type BullmqDeadlineTimerOptions } from './index.js';

const clock = { now: () => Date.now() };
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
async function until(done: () => boolean, patienceMs = 20_000): Promise<void> {
  for (const end = performance.now() + patienceMs; !done() && performance.now() < end; ) await pause(5);
  expect(done()).toBe(true);
}

async function flushAll(url: string): Promise<void> {
  const redis = new Redis(url);
  await redis.flushall();
  redis.disconnect();
}

let redis: LoopbackRedis;
let places = 0;
const prefixes = new Set<string>();
const newPrefix = (): string => {
  const prefix = `place-${places++}`;
  prefixes.add(prefix);
  return prefix;
};
const optionsFor = (prefix: string): BullmqDeadlineTimerOptions => ({ redis: { url: redis.url, password: null }, prefix, installation: async () => prefix, clock, pollMs: 2, retryMs: 2 });

const suite = redisServerIsHere() ? describe : describe.skip;

suite('on a real Redis (needs redis-server)', () => {
  beforeAll(async () => {
    redis = await LoopbackRedis.start();
  });
  afterAll(() => redis.remove());

  deadlineTimerContract('BullMQ', () => {
    const prefix = newPrefix();
    return { open: (injected) => openBullmqDeadlineTimer({ ...optionsFor(prefix), clock: injected }), remove: () => undefined };
  });

  describe('what an operator reads in Redis', () => {
    it('names the duty and the instant in the job, and keeps those done for a day', async () => {
      const prefix = newPrefix();
      const timer = openBullmqDeadlineTimer(optionsFor(prefix));
      const at = Date.parse('2045-12-31T00:30:00Z');
      await timer.schedule('assignment:7', at);
      await timer.schedule('soon', Date.now() - 1);
      const [, waiting] = await timer.queue.getDelayed();
      expect([timer.queue.qualifiedName, waiting?.name, waiting?.data]).toEqual([`${prefix}:deadlines`, 'look-at-duty', { key: 'assignment:7', at, due: '2045-12-31T00:30:00.000Z' }]);
      expect(waiting?.id).toMatch(/^assignment7@2045-12-31T003000\.000Z\.[0-9a-z]+$/);
      const heard: string[] = [];
      timer.start(async (due) => void heard.push(...due.map(({ key }) => key)));
      await until(() => heard.length === 1);
      await timer.stop();
      expect((await timer.queue.getCompleted()).map(({ data, opts }) => [data.key, opts.removeOnComplete])).toEqual([['soon', { age: 86_400, count: 1_000 }]]);
      expect(await timer.queue.getFailedCount()).toBe(0);
      await timer.close();
    });
  });

  describe('a timer that only waits for a worker', () => {
    it.each([
      ['is replaced when its key is scheduled anew', 60_000],
      ['is forgotten when its key is cancelled', null],
    ])('%s', async (_what, later) => {
      const timer = openBullmqDeadlineTimer(optionsFor(newPrefix()));
      await timer.schedule('a', Date.now() + 50_000);
      await timer.schedule('b', Date.now() - 1);
      for (const job of await timer.queue.getDelayed()) await job.promote();
      await (later === null ? timer.cancel('a') : timer.schedule('a', Date.now() + later));
      const heard: string[] = [];
      timer.start(async (due) => void heard.push(...due.map(({ key }) => key)));
      await until(() => heard.length === 1);
      await pause(50);
      expect([heard, await timer.queue.getDelayedCount()]).toEqual([['b'], later === null ? 0 : 1]);
      await timer.close();
    });
  });

  describe('a key spoken of while it is being delivered', () => {
    it('is not heard of again once it was cancelled', async () => {
      const timer = openBullmqDeadlineTimer(optionsFor(newPrefix()));
      await timer.schedule('a', Date.now() - 1);
      let heard = 0;
      timer.start(async () => {
        heard += 1;
        await timer.schedule('a', Date.now() + 20);
        await timer.cancel('a');
      });
      await until(() => heard === 1);
      await pause(200);
      expect([heard, await timer.pending()]).toEqual([1, 0]);
      await timer.close();
    });

    it('takes its last instant, also when the delivery failed', async () => {
      const timer = openBullmqDeadlineTimer(optionsFor(newPrefix()));
      await timer.schedule('a', Date.now() - 1);
      let heard = 0;
      timer.start(async () => {
        heard += 1;
        await timer.schedule('a', Date.now() + 3_600_000);
        throw new Error('not now');
      });
      await until(() => heard >= 1);
      await pause(200);
      const [job] = await timer.queue.getDelayed();
      expect((job?.data.at ?? 0) > Date.now() + 3_500_000).toBe(true);
      await timer.close();
    });
  });

  it('leaves a timer whose workers died, and more often than BullMQ likes, to the next worker', async () => {
    const prefix = newPrefix();
    const timer = openBullmqDeadlineTimer({ ...optionsFor(prefix), lockMs: 50 });
    await timer.schedule('a', Date.now() - 1);
    const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
    const dead = new Worker('deadlines', undefined, { connection, prefix, lockDuration: 20, skipLockRenewal: true });
    const job = await dead.getNextJob('dead', { block: false });
    await connection.hset(`${prefix}:deadlines:${job?.id}`, 'stc', 7);
    await dead.close(true);
    connection.disconnect();
    const heard: DueTimer[] = [];
    timer.start(async (due) => void heard.push(...due));
    await until(() => heard.length === 1);
    expect(heard).toMatchObject([{ key: 'a' }]);
    await timer.close();
  });
});

suite('a Redis that goes and comes (needs redis-server)', () => {
  let own: LoopbackRedis;
  let timer: BullmqDeadlineTimer;
  let states: ('up' | 'down')[];
  const heard: DueTimer[] = [];
  /** Patient where Redis answers, however busy the machine is; not where a refusal is waited for. */
  const open = (patienceMs = 30_000): void => {
    timer = openBullmqDeadlineTimer({ ...optionsFor('own'), redis: { url: own.url, password: null }, patienceMs });
    timer.link.onChange = (fault) => void states.push(fault === null ? 'up' : 'down');
    timer.start(async (due) => void heard.push(...due));
  };

  beforeAll(async () => {
    own = await LoopbackRedis.start();
  });
  afterAll(() => own.remove());
  beforeEach(() => {
    states = [];
    heard.length = 0;
  });
  afterEach(() => timer.close());

  it('that answers nothing keeps nobody waiting, and is found again', async () => {
    open(300);
    await until(() => states.at(-1) === 'up');
    own.freeze();
    await expect(timer.schedule('a', Date.now())).rejects.toThrow(TimerUnavailableError);
    await until(() => states.at(-1) === 'down');
    own.goOn();
    await until(() => states.at(-1) === 'up');
    own.freeze();
    const from = performance.now();
    await timer.close();
    expect(performance.now() - from).toBeLessThan(20_000);
    own.goOn();
  });

  it('is waited for at the start; what is asked meanwhile is refused soon', async () => {
    await own.stop();
    open(2_000);
    await timer.link.firstContact();
    expect(timer.link.fault).toBeInstanceOf(TimerUnavailableError);
    await expect(timer.schedule('a', Date.now())).rejects.toThrow(TimerUnavailableError);
    await expect(timer.pending()).rejects.toThrow(TimerUnavailableError);
    await own.startAgain();
    await until(() => states.at(-1) === 'up');
    await timer.schedule('b', Date.now());
    await until(() => heard.some(({ key }) => key === 'b'));
  });

  it('is prompt again after it was killed and came back empty, and says so once', async () => {
    open();
    await until(() => states.at(-1) === 'up');
    await timer.schedule('lost', Date.now() + 3_600_000);
    await own.stop();
    own.forgetSnapshot();
    await until(() => states.at(-1) === 'down');
    await own.startAgain();
    await until(() => states.at(-1) === 'up');
    expect([states, await timer.pending()]).toEqual([['up', 'down', 'up'], 0]);
    await timer.schedule('again', Date.now() + 20);
    await until(() => heard.length === 1);
  });

  it('is prompt again after FLUSHALL in the middle of a delivery', async () => {
    open();
    await timer.schedule('a', Date.now());
    await until(() => heard.length === 1);
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<void>();
    await timer.stop();
    timer.start(async (due) => {
      begun.resolve();
      await ended.promise;
      heard.push(...due);
    });
    await timer.schedule('b', Date.now());
    await begun.promise;
    await flushAll(own.url);
    ended.resolve();
    await until(() => heard.length === 2);
    await timer.schedule('c', Date.now());
    await until(() => heard.length === 3);
    await pause(50);
    expect([heard.map(({ key }) => key), states]).toEqual([['a', 'b', 'c'], ['up']]);
  });
});
