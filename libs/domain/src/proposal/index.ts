export * from './commands.js';
export { proposalDecider } from './decide.js';
export * from './events.js';
export * from './proposable-acts.js';
export * from './rejections.js';
export * from './state.js';
