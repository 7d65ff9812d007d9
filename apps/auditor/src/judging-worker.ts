/** A thread that judges its share of the streams, behind the one that looks at bytes. */
import { parentPort, workerData } from 'node:worker_threads';
import { ShareJudging, type JudgedShare } from './checks/share-judging.js';
import { openAgain } from './copies/open-copy.js';
import { CHECKED, type JudgingData } from './judging-thread.js';

const { place, size, book, counts, share } = workerData as JudgingData;
const copy = openAgain(place);
const judging = new ShareJudging(copy, size, book, share);
for (let index = 0; index < judging.bundles; index++) {
  while (Atomics.load(counts, CHECKED) <= index) Atomics.wait(counts, CHECKED, index);
  judging.take(index);
  Atomics.add(counts, CHECKED + 1 + share.judge, 1);
}
copy.close();
parentPort?.postMessage(judging.end() satisfies JudgedShare);
