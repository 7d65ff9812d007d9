import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { LoopbackRedis, redisServerIsHere } from '#libs/testing';
import { TimerRefusedError } from '#libs/application';
import { openBullmqDeadlineTimer } from './index.js';
import { assertUsable } from './redis-guard.js';

const clock = { now: () => Date.now() };

interface Asked {
  readonly settings?: readonly string[];
  readonly password?: string | null;
  readonly user?: string;
  readonly installation?: string | null;
  readonly prefix?: string;
  /** What another installation has left there. */
  readonly mark?: string;
}

/** What a timer finds at its first contact: the code of the refusal when it is refused. */
async function contactWith({ settings = [], password = null, user = '', installation = 'ours', prefix = 'dondoc', mark }: Asked): Promise<string> {
  const redis = await LoopbackRedis.start(...settings);
  if (mark !== undefined) {
    const other = new Redis(redis.url);
    await other.set(`${prefix}:installation`, mark);
    other.disconnect();
  }
  const url = user === '' ? redis.url : redis.url.replace('//', `//${user}@`);
  const timer = openBullmqDeadlineTimer({ redis: { url, password }, prefix, installation: async () => installation, clock });
  try {
    await timer.link.firstContact();
    return timer.link.fault === null ? 'up' : 'down';
  } catch (error) {
    return error instanceof TimerRefusedError ? error.code : String(error);
  } finally {
    await timer.close();
    await redis.remove();
  }
}

const told = (facts: Readonly<Record<string, string>>): Pick<Redis, 'info' | 'get' | 'set'> =>
  ({
    info: async () => Object.entries(facts).map((fact) => fact.join(':')).join('\r\n'),
    get: async () => null,
    set: async () => 'OK',
  }) as unknown as Pick<Redis, 'info' | 'get' | 'set'>;

// BullMQ and ioredis say on the console, each in its own words, what the refusal says.
beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterAll(() => {
  jest.restoreAllMocks();
});

(redisServerIsHere() ? describe : describe.skip)('a Redis for timers (needs redis-server)', () => {
  it.each<[string, Asked, string]>([
    ['is taken as Debian ships it', {}, 'up'],
    ['is taken with its password', { settings: ['--requirepass', 'mật-khẩu'], password: 'mật-khẩu' }, 'up'],
    ['is refused with a wrong password', { settings: ['--requirepass', 'x'], password: 'y' }, 'timer-wrong-password'],
    ['is refused without its password', { settings: ['--requirepass', 'x'] }, 'timer-wrong-password'],
    ['is refused for a user it does not know', { user: 'nobody', password: 'x' }, 'timer-wrong-password'],
    ['is refused when it evicts keys', { settings: ['--maxmemory-policy', 'allkeys-lru'] }, 'timer-evicts'],
    ['is refused as a replica', { settings: ['--replicaof', '127.0.0.1 1'] }, 'timer-read-only'],
    ['is refused as a cluster', { settings: ['--cluster-enabled', 'yes'] }, 'timer-cluster'],
    ['is refused when the user may not ask it what it is', { settings: ['--user', 'default', 'on', 'nopass', '~*', '+@all', '-info'] }, 'timer-not-permitted'],
    ['is refused when the prefix is another installation’s', { mark: 'theirs' }, 'timer-taken'],
    ['is refused to one that is not known yet when the prefix is marked', { mark: 'theirs', installation: null }, 'timer-taken'],
    ['is taken by its own installation again', { mark: 'ours' }, 'up'],
  ])('%s', async (_what, asked, expected) => {
    expect(await contactWith(asked)).toBe(expected);
  });

  it('serves two installations under two prefixes', async () => {
    const redis = await LoopbackRedis.start();
    const waiting: number[] = [];
    for (const name of ['tinh-a', 'tinh-b']) {
      const timer = openBullmqDeadlineTimer({ redis: { url: redis.url, password: null }, prefix: name, installation: async () => name, clock });
      await timer.schedule('duty', Date.now() + 60_000);
      waiting.push(await timer.pending());
      await timer.close();
    }
    expect(waiting).toEqual([1, 1]);
    await redis.remove();
  });
});

describe('what a server says of itself', () => {
  const codeFor = async (facts: Readonly<Record<string, string>>): Promise<string> => {
    try {
      await assertUsable(told(facts) as Redis, 'p', async () => null);
      return 'taken';
    } catch (error) {
      return error instanceof TimerRefusedError ? error.code : String(error);
    }
  };

  it.each([
    ['6.0.16', 'timer-too-old'],
    ['5.0.7', 'timer-too-old'],
    ['6.2.0', 'taken'],
    ['7.0.15', 'taken'],
    ['8.4.0', 'taken'],
    ['10.0.0', 'taken'],
  ])('version %s: %s', async (version, expected) => {
    expect(await codeFor({ redis_version: version, maxmemory_policy: 'noeviction', role: 'master', redis_mode: 'standalone' })).toBe(expected);
  });
});
