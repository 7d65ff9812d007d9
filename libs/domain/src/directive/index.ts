export * from './commands.js';
export * from './document.js';
export * from './events.js';
