export * from './commands.js';
export { handlingDecider } from './decide.js';
export * from './events.js';
export * from './rejections.js';
export * from './state.js';
