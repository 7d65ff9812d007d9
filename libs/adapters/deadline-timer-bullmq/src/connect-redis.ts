import { Redis, type RedisOptions } from 'ioredis';

/** Where Redis is. */
export interface RedisAddress {
  /** `redis://[user@]host[:port][/database]`, or `rediss://…` for TLS. */
  readonly url: string;
  readonly password: string | null;
}

/** Between attempts to connect, ms: soon at first, never rarer than this. */
const MOST_BETWEEN_MS = 2_000;
const CONNECT_MS = 5_000;
const ANSWER_MS = 5_000;
/** A worker's own wait for the next job ends after 10 s; a command that is silent for longer is lost. */
const WORKER_ANSWER_MS = 30_000;

const reconnecting: RedisOptions = { connectTimeout: CONNECT_MS, keepAlive: 10_000, retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 6), MOST_BETWEEN_MS) };

/** For commands of this program: one that gets no answer fails soon, since whoever waits can go on without it. */
export const connectForCommands = ({ url, password }: RedisAddress): Redis =>
  new Redis(url, { ...reconnecting, ...(password === null ? {} : { password }), maxRetriesPerRequest: 1, commandTimeout: ANSWER_MS });

/** For a worker of BullMQ, which waits for as long as it takes. */
export const connectForWorker = ({ url, password }: RedisAddress): Redis =>
  new Redis(url, { ...reconnecting, ...(password === null ? {} : { password }), maxRetriesPerRequest: null, commandTimeout: WORKER_ANSWER_MS });
