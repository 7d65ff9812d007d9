export * from './urging/index.js';
export * from './evidence.js';
export * from './inspection/index.js';
export * from './oversight/index.js';
export * from './ranking/index.js';
