export * from './event-log.js';
export * from './event-log-fault.error.js';
