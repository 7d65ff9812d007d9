export * from './commands.js';
export { delegationDecider } from './decide.js';
export * from './delegations-of.js';
export * from './events.js';
export * from './rejections.js';
export * from './state.js';
