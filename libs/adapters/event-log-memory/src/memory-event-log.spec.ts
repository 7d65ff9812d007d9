import { eventLogContract } from '#libs/testing';
import { MemoryEventLog } from './memory-event-log.js';

eventLogContract('memory', async () => {
  const log = new MemoryEventLog();
  return { log, cleanup: () => log.close() };
});
