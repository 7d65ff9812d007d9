export * from './commands.js';
export { receiptDecider } from './decide.js';
export * from './events.js';
export { evolveReceipt } from './evolve.js';
export * from './rejections.js';
export * from './state.js';
