export { BullmqDeadlineTimerModule } from './bullmq-deadline-timer.module.js';
export { BullmqDeadlineTimer, openBullmqDeadlineTimer, type BullmqDeadlineTimerOptions } from './bullmq-deadline-timer.js';
export type { RedisAddress } from './connect-redis.js';
export type { Installation } from './redis-guard.js';
export type { RedisLinkOptions } from './redis-link.js';
