import { Redis } from 'ioredis';
import type { LoopbackRedis } from '#libs/testing';

const asked = async (redis: LoopbackRedis, ask: (client: Redis) => Promise<unknown>): Promise<void> => {
  const client = new Redis(redis.url);
  await ask(client);
  client.disconnect();
};

/** Prepares what the fault will need, long before it happens. */
export const keepStaleSnapshot = (redis: LoopbackRedis): Promise<void> =>
  asked(redis, async (client) => {
    await client.save();
    redis.keepSnapshot();
  });

/** What may happen to a Redis, each with the words of its name. */
export const REDIS_FAULTS = {
  'FLUSHALL': (redis: LoopbackRedis) => asked(redis, (client) => client.flushall()),
  'kill -9, and it comes back empty': async (redis: LoopbackRedis) => {
    await redis.stop();
    redis.forgetSnapshot();
    await redis.startAgain();
  },
  'kill -9, and it comes back with a stale snapshot': async (redis: LoopbackRedis) => {
    await redis.stop();
    redis.restoreSnapshot();
    await redis.startAgain();
  },
} as const;

export type RedisFault = keyof typeof REDIS_FAULTS;
