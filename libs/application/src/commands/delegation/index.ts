export * from './act-on-delegations.handler.js';
export * from './delegation.aggregate.js';
export * from './delegation.contract.js';
export * from './delegations-in-force.js';
