export { ActOnOversightHandler } from './act-on-oversight.handler.js';
export * from './oversight.aggregate.js';
export * from './oversight.contract.js';
