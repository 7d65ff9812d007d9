export * from './application.module.js';
export * from './commands/index.js';
export * from './event-catalogue/index.js';
export * from './ports/index.js';
export * from './process-running/index.js';
export * from './queries/index.js';
export * from './projections/index.js';
