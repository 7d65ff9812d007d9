export * from './contracts/event-log/index.js';
