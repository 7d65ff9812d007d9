export { eventId, eventNumbered, eventsNumbered, everything, plain, store, type OpenedLog, type OpenLog } from './contract-log.js';
export { eventLogContract } from './event-log.contract.js';
