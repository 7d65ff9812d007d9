export { ActOnPositionsHandler } from './act-on-positions.handler.js';
export * from './position.aggregate.js';
export * from './position.contract.js';
