export { MemoryEventLog } from './memory-event-log.js';
export { MemoryLeaseBook } from './memory-lease-book.js';
