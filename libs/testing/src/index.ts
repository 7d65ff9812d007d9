export * from './contracts/event-log/index.js';
export * from './specs/index.js';
