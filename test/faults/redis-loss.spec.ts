import { redisLossSuite } from './redis/redis-loss-suite.js';

redisLossSuite(1_000, ['FLUSHALL', 'kill -9, and it comes back empty', 'kill -9, and it comes back with a stale snapshot']);
