export * from './manual-clock.js';
export * from './memory-state-snapshots.js';
