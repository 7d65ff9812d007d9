export * from './commands.js';
export { personDecider } from './decide.js';
export * from './events.js';
export * from './rejections.js';
export * from './state.js';
