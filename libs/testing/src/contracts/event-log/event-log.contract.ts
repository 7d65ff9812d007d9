import { describe } from '@jest/globals';
import { appendContract } from './append.contract.js';
import type { OpenLog } from './contract-log.js';
import { modelContract } from './model.contract.js';
import { readContract } from './read.contract.js';
import { subscribeContract } from './subscribe.contract.js';

/** Every promise of the EventLog port as a test. An adapter's spec is one call; `open` gives a new, empty log each time. */
export function eventLogContract(name: string, open: OpenLog): void {
  describe(`the event log contract: ${name}`, () => {
    appendContract(open);
    readContract(open);
    subscribeContract(open);
    modelContract(open);
  });
}
