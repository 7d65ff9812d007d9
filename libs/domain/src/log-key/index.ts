export * from './log-key.js';
