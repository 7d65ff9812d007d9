import { leaseBookContract } from '#libs/testing';
import { MemoryLeaseBook } from './memory-lease-book.js';

leaseBookContract('memory', async () => {
  const book = new MemoryLeaseBook();
  return { book, another: async () => book, cleanup: async () => undefined };
});
