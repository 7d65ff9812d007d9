export { ActOnInspectionHandler } from './act-on-inspection.handler.js';
export * from './inspection.aggregate.js';
export * from './inspection.contract.js';
