export * from './commands.js';
export { oversightDecider } from './decide.js';
export * from './events.js';
export { evolveOversight } from './evolve.js';
export { oversightKeepers } from './keepers.js';
export type { OversightRejection } from './rejections.js';
export * from './state.js';
