export { composed } from './composed.js';
export * from './decider.js';
export * from './ids.js';
export * from './process.js';
export * from './time.js';
