export * from './commands/index.js';
export * from './event-catalogue/recorded-event.js';
export * from './ports/index.js';
export * from './queries/index.js';
