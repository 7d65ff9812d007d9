export * from './commands.js';
export * from './dated.js';
export * from './decide.js';
export * from './events.js';
export { emptyRegister, evolveOrganisation } from './evolve.js';
export * from './queries.js';
export * from './rejections.js';
export * from './snapshot.js';
export * from './state.js';
