export * from './decider-specification.js';
export * from './process-specification.js';
