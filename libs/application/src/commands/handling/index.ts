export * from './handling.aggregate.js';
export * from './handling.contract.js';
export { isOpenDuty } from './open-duty.js';
export { PassDutyHandler } from './pass-duty.handler.js';
