import { hashOfRange, HASH_BYTES, pieceAt, provesConsistency, sameBytes, TILE_WIDTH, tileWidth, writeEntry, type Sha256, type TreeHead } from '#libs/domain';
import type { Cryptography, EventBlock, LoggedEvent, Position } from '../ports/index.js';
import { entryOf } from './entry-of-event.js';
import { eventIn, eventsIn, firstDifferent, type BlockLog } from './event-blocks.js';
import { NotaryFaultError } from './notary-fault.error.js';
import type { TreeReader } from './tree-reader.js';

/** Before each entry of a bundle. */
const LENGTH_BYTES = 2;
/** Where the hash of an entry is put. */
const LEAF = new Uint8Array(HASH_BYTES);

/** Events as they were read at once. */
export interface PageOfEvents {
  /** Where the event before them stands in the log. */
  readonly after: Position;
  readonly blocks: readonly EventBlock[];
}

/** The events that were taken in last. */
export interface TakenIn {
  /** As they were read then, and as their entries were made of them. */
  readonly pages: readonly PageOfEvents[];
  /** Dense index of the event before them. */
  readonly older: number;
}

/**
 * Reads a second time what is about to be signed: the log must give each event as it gave it before, and each entry, as
 * it is stored, must have the stored hash of its leaf. One bit that changed between reading and storing once ended a whole log.
 * @throws NotaryFaultError `reread-differs`, `tile-missing`; what the log throws.
 */
export async function reread(log: BlockLog, taken: TakenIn, reader: TreeReader, cryptography: Cryptography): Promise<void> {
  await rereadEvents(log, taken);
  for (let index = taken.older; index < reader.size; ) index = await rehashEntries(index, taken, reader, cryptography);
}

async function rereadEvents(log: BlockLog, { pages, older }: TakenIn): Promise<void> {
  let index = older;
  for (const { after, blocks } of pages) {
    const place = await firstDifferent(log, after, blocks);
    if (place !== null) throw new NotaryFaultError('reread-differs', { index: index + 1 + place, what: 'event' });
    index += eventsIn(blocks);
  }
}

/** Hashes the stored entries of one bundle from an index on; gives the index behind it. */
async function rehashEntries(from: number, taken: TakenIn, reader: TreeReader, cryptography: Cryptography): Promise<number> {
  const bundle = Math.floor(from / TILE_WIDTH);
  const first = bundle * TILE_WIDTH;
  const to = Math.min(first + TILE_WIDTH, reader.size);
  const entries = await reader.bundle(bundle);
  const hashes = await reader.hashes({ level: 0, index: bundle, width: tileWidth(0, bundle, reader.size) });
  let at = pieceAt(entries, from - first, LENGTH_BYTES) as number;
  for (let index = from; index < to; index++) {
    const begin = at + LENGTH_BYTES;
    at = begin + (((entries[at] as number) << 8) | (entries[at + 1] as number));
    entries[begin - 1] = 0; // hashed where it stands, as when it was written: the byte that tells a leaf in the place of its length
    cryptography.sha256Into(entries.subarray(begin - 1, at), LEAF, 0);
    if (!isHashAt((index - first) * HASH_BYTES, hashes, LEAF)) {
      const event = eventIn(taken.pages.flatMap(({ blocks }) => blocks), index - taken.older) as LoggedEvent;
      throw differing(event, index + 1, entries.subarray(begin, at), cryptography);
    }
  }
  return to;
}

function isHashAt(at: number, hashes: Uint8Array, hash: Uint8Array): boolean {
  for (let place = 0; place < HASH_BYTES; place++) if (hashes[at + place] !== hash[place]) return false;
  return true;
}

/** Says which of the two is wrong, the entry or the hash of its leaf. */
function differing(event: LoggedEvent, index: number, stored: Uint8Array, cryptography: Cryptography): NotaryFaultError {
  const right = sameBytes(stored, writeEntry(entryOf(event, index, cryptography)));
  return new NotaryFaultError('reread-differs', { index, what: right ? 'hash' : 'entry' });
}

/** Proves from the stored tiles that the tree has that root and continues the older one. @throws NotaryFaultError `reread-differs`, `inconsistent`, `tile-missing`. */
export async function proveContinuation(older: TreeHead, newer: TreeHead, reader: TreeReader, sha256: Sha256): Promise<void> {
  const stored = await reader.ask((nodes) => hashOfRange(0, newer.size, nodes, sha256));
  if (!sameBytes(stored, newer.root)) throw new NotaryFaultError('reread-differs', { index: newer.size, what: 'root' });
  if (!provesConsistency(older, newer, await reader.consistencyWith(older.size), sha256)) throw new NotaryFaultError('inconsistent', { older: older.size, newer: newer.size });
}
