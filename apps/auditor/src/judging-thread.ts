import { Worker } from 'node:worker_threads';
import { BundleReader } from './checks/bundle-reader.js';
import { BytePass, bundlesOf } from './checks/byte-pass.js';
import { eventBook, type EventBook } from './checks/event-book.js';
import { passedEvents, passOverEvents, type PassedEvents } from './checks/event-pass.js';
import type { Findings, FoundElsewhere } from './checks/findings.js';
import type { PassedRules } from './checks/rule-check.js';
import type { Cosigned } from './checks/trust.js';
import type { Copy, CopyPlace } from './copies/copy.js';

/** What the judging thread is given. */
export interface JudgingData {
  readonly place: CopyPlace;
  readonly size: number;
  readonly book: EventBook;
  /** Two counts, `CHECKED` and `JUDGED`: bundles that each thread is through with. The book of a bundle is written before it is counted. */
  readonly counts: Int32Array<SharedArrayBuffer>;
}

/** What it says at its end. */
export interface JudgingNews {
  readonly rules: PassedRules;
  readonly found: FoundElsewhere;
}

export const CHECKED = 0;
export const JUDGED = 1;

const PROGRAM = new URL('./judging-worker.js', import.meta.url);
const LOOK_MS = 100;
/** V8 lets a heap with a limit like this grow little beyond what is in use; of very many streams it has to hold the names. */
const HEAP_MB = 128;
const BYTES_AN_EVENT = 100;
const YOUNG_MB = 24;

/**
 * Goes through all events on two threads: this one looks at bytes and hashes, the other follows behind and judges what has been
 * found sound, reading it from the copy by itself. On this one alone where only it can read the copy, or there is nothing to judge.
 * @throws CopyFaultError; what breaks the other thread.
 */
export async function passOnTwoThreads(copy: Copy, size: number, cosigned: readonly Cosigned[], findings: Findings, progress: (part: number) => void): Promise<PassedEvents> {
  const { hasContents } = new BundleReader(copy, size);
  if (copy.place === null || !hasContents) return passOverEvents(copy, size, cosigned, findings, progress);
  const [book, bundles] = [eventBook(size), bundlesOf(size)];
  const counts = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const judging = new Worker(PROGRAM, {
    workerData: { place: copy.place, size, book, counts } satisfies JudgingData,
    name: 'judging',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB + Math.ceil((size * BYTES_AN_EVENT) / 2 ** 20), maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const tell = (): void => progress((Atomics.load(counts, CHECKED) + Atomics.load(counts, JUDGED)) / (2 * bundles));
  const watch = setInterval(tell, LOOK_MS);
  const news = new Promise<JudgingNews>((resolve, reject) => judging.once('message', resolve).once('error', reject));
  news.catch(() => undefined); // told below, when this thread is through
  try {
    const bytes = new BytePass(copy, book, size, hasContents, cosigned, findings);
    for (let index = 0; index < bundles; index++) {
      bytes.take(index);
      Atomics.add(counts, CHECKED, 1);
      Atomics.notify(counts, CHECKED);
      tell();
    }
    const { rules, found } = await news;
    findings.merge(found);
    return passedEvents(bytes, hasContents, rules);
  } finally {
    clearInterval(watch);
    await judging.terminate();
  }
}
