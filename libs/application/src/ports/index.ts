export * from './append-precondition.js';
export * from './clock.js';
export * from './credential-store.js';
export * from './event-log-fault.error.js';
export * from './event-log.js';
export * from './ids.js';
export * from './read-model-store.js';
export * from './state-snapshots.js';
