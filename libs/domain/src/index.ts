export * from './assignment/index.js';
export * from './deadline/index.js';
export * from './directive/index.js';
export * from './identity/index.js';
export * from './kernel/index.js';
export * from './organisation/index.js';
export * from './processes/index.js';
export * from './receipt/index.js';
