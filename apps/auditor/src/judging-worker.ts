/** The thread that judges: every event whose entry the other one could read, in the order of the log. */
import { parentPort, workerData } from 'node:worker_threads';
import { readEntry, TILE_WIDTH } from '#libs/domain';
import { BundleReader, ownText, textOf } from './checks/bundle-reader.js';
import { bundlesOf } from './checks/byte-pass.js';
import { SOUND } from './checks/event-book.js';
import { Findings } from './checks/findings.js';
import { RuleCheck } from './checks/rule-check.js';
import { openAgain } from './copies/open-copy.js';
import { CHECKED, JUDGED, type JudgingData, type JudgingNews } from './judging-thread.js';

const { place, size, book, counts } = workerData as JudgingData;
const findings = new Findings();
const copy = openAgain(place);
const reader = new BundleReader(copy, size);
const rules = new RuleCheck(reader, book, findings);
/** By the number of the stream: an entry is read where it begins a stream, or where there is no text. */
const streams: string[] = [];

for (let index = 0; index < bundlesOf(size); index++) {
  while (Atomics.load(counts, CHECKED) <= index) Atomics.wait(counts, CHECKED, index);
  const { entries, contents } = reader.pieces(index);
  for (let at = 0; at < entries.length; at++) {
    const event = index * TILE_WIDTH + at + 1;
    const state = book.state[event];
    if (state === 0) continue;
    const content = state === SOUND ? contents[at] : undefined;
    const text = content === undefined ? null : textOf(content);
    const stream = streams[book.stream[event] as number];
    const entry = stream === undefined || text === null ? readEntry(entries[at] as Uint8Array) : null;
    if (entry !== null) streams[book.stream[event] as number] ??= ownText(entry.stream);
    rules.take(event, stream ?? entry?.stream ?? '', text, entry?.type ?? null);
  }
  Atomics.add(counts, JUDGED, 1);
}
copy.close();
parentPort?.postMessage({ rules: rules.end(), found: findings.elsewhere() } satisfies JudgingNews);
