import { fileStoreContract } from '../contracts/file-store.contract.js';
import { MemoryFileStore } from './memory-file-store.js';

fileStoreContract('memory', () => {
  const store = new MemoryFileStore();
  return { store, again: () => new MemoryFileStore(store.files), dispose: () => undefined };
});
