import { witnessRecordsContract } from '../contracts/witness-records.contract.js';
import { MemoryWitnessRecords } from './memory-witness-records.js';

witnessRecordsContract('memory', () => {
  const { heads } = new MemoryWitnessRecords();
  return { open: () => new MemoryWitnessRecords(heads), dispose: () => undefined };
});
