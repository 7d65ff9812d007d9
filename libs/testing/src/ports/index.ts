export * from './manual-clock.js';
export { MemoryAuditTiles } from './memory-audit-tiles.js';
export { MemoryWitnessRecords } from './memory-witness-records.js';
export { SeededSignerKeys } from './seeded-signer-keys.js';
export * from './memory-state-snapshots.js';
export { LoopbackMailServer, type TakenMail } from './loopback-mail-server.js';
export { MemoryNotification } from './memory-notification.js';
export { LoopbackRedis, redisServerIsHere } from './loopback-redis.js';
export { LoopbackIdentityProvider, type PersonThere } from './loopback-identity-provider.js';
