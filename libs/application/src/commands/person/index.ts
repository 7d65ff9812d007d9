export { ActOnPersonHandler } from './act-on-person.handler.js';
export { carryOutErasures } from './carry-out-erasures.js';
export * from './person.aggregate.js';
export * from './person.contract.js';
