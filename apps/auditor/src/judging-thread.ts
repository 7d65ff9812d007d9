import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { BundleReader } from './checks/bundle-reader.js';
import { BytePass, bundlesOf } from './checks/byte-pass.js';
import { eventBook, type EventBook } from './checks/event-book.js';
import { passedEvents, passOverEvents, type PassedEvents } from './checks/event-pass.js';
import type { Findings } from './checks/findings.js';
import { togetherJudged } from './checks/rule-check.js';
import type { JudgedShare, Share } from './checks/share-judging.js';
import type { Cosigned } from './checks/trust.js';
import type { Copy, CopyPlace } from './copies/copy.js';

/** What a judging thread is given. */
export interface JudgingData {
  readonly place: CopyPlace;
  readonly size: number;
  readonly book: EventBook;
  /** Bundles that each thread is through with: `CHECKED`, and behind it those judged, thread by thread. The book of a bundle is written before it is counted. */
  readonly counts: Int32Array<SharedArrayBuffer>;
  readonly share: Share;
}

export const CHECKED = 0;

const PROGRAM = new URL('./judging-worker.js', import.meta.url);
const LOOK_MS = 100;
const MOST_JUDGES = 2;
/** V8 lets a heap with a limit like this grow little beyond what is in use; of very many streams it has to hold the names. */
const HEAP_MB = 64;
const BYTES_AN_EVENT = 50;
const YOUNG_MB = 12;

/**
 * Goes through all events on several threads: this one looks at bytes and hashes, the others follow behind and judge what has been
 * found sound, reading it from the copy by themselves, each a share of the streams. On this one alone where only it can read the
 * copy, or there is nothing to judge.
 * @throws CopyFaultError; what breaks another thread.
 */
export async function passOnThreads(copy: Copy, size: number, cosigned: readonly Cosigned[], findings: Findings, progress: (part: number) => void): Promise<PassedEvents> {
  const { hasContents } = new BundleReader(copy, size);
  if (copy.place === null || !hasContents) return passOverEvents(copy, size, cosigned, findings, progress);
  const [book, bundles, judges] = [eventBook(size), bundlesOf(size), Math.min(MOST_JUDGES, availableParallelism())];
  const counts = new Int32Array(new SharedArrayBuffer((1 + judges) * Int32Array.BYTES_PER_ELEMENT));
  const data = { place: copy.place, size, book, counts };
  const judging = Array.from({ length: judges }, (_, judge) => judgeThread({ ...data, share: { judge, judges } }));
  const tell = (): void => progress(counts.reduce((sum, count) => sum + count, 0) / ((1 + judges) * bundles));
  const watch = setInterval(tell, LOOK_MS);
  const news = Promise.all(judging.map(({ said }) => said));
  news.catch(() => undefined); // told below, when this thread is through
  try {
    const bytes = new BytePass(copy, book, size, hasContents, cosigned, findings);
    for (let index = 0; index < bundles; index++) {
      bytes.take(index);
      Atomics.add(counts, CHECKED, 1);
      Atomics.notify(counts, CHECKED);
      tell();
    }
    const told = await news;
    for (const { found } of told) findings.merge(found);
    return passedEvents(bytes, hasContents, togetherJudged(told.map(({ rules }) => rules)));
  } finally {
    clearInterval(watch);
    await Promise.all(judging.map(({ thread }) => thread.terminate()));
  }
}

function judgeThread(data: JudgingData): { readonly thread: Worker; readonly said: Promise<JudgedShare> } {
  const thread = new Worker(PROGRAM, {
    workerData: data,
    name: 'judging',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB + Math.ceil((data.size * BYTES_AN_EVENT) / 2 ** 20), maxYoungGenerationSizeMb: YOUNG_MB },
  });
  return { thread, said: new Promise((resolve, reject) => thread.once('message', resolve).once('error', reject)) };
}
