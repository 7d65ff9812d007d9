export * from './contract.js';
export * from './askers.js';
