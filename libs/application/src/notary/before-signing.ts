import { GrowingBundle, hashOfRange, HASH_BYTES, pieceAt, provesConsistency, readBundle, sameBytes, TILE_WIDTH, tileWidth, type Sha256, type TreeHead } from '#libs/domain';
import type { Cryptography, EventLogReader, LoggedEvent, Position } from '../ports/index.js';
import { entryOf } from './entry-of-event.js';
import { NotaryFaultError } from './notary-fault.error.js';
import type { TreeReader } from './tree-reader.js';

const EVENTS_A_PAGE = 1_000;
/** Before each entry of a bundle. */
const LENGTH_BYTES = 2;

/**
 * Reads a second time what is about to be signed: each new event from the log, its entry and the hash of its leaf as
 * they are stored. One bit that changed between reading and storing once ended a whole log.
 * @throws NotaryFaultError `reread-differs`, `tile-missing`; what the log throws.
 */
export async function rereadEvents(log: Pick<EventLogReader, 'readAll'>, after: Position, older: number, reader: TreeReader, cryptography: Cryptography): Promise<void> {
  const again = new GrowingBundle(cryptography.sha256);
  let position = after;
  let index = older;
  let stored = await storedFrom(reader, index);
  while (index < reader.size) {
    const page = await log.readAll(position, Math.min(EVENTS_A_PAGE, reader.size - index));
    if (page.length === 0) throw new NotaryFaultError('reread-differs', { index: index + 1, what: 'event' });
    for (const event of page) {
      const hash = again.add(entryOf(event, index + 1, cryptography));
      const at = (index % TILE_WIDTH) * HASH_BYTES;
      index += 1;
      if (!sameBytes(hash, stored.hashes.subarray(at, at + HASH_BYTES))) throw differing(stored, again, 'hash');
      if (index % TILE_WIDTH === 0 || index === reader.size) {
        if (Buffer.compare(stored.bytes, again.bytes) !== 0) throw differing(stored, again, 'entry');
        if (index < reader.size) stored = await storedFrom(reader, index);
        again.clear();
      }
    }
    position = (page.at(-1) as LoggedEvent).position;
  }
}

/** What is stored of a bundle from an event on. */
interface Stored {
  /** Dense index of that event. */
  readonly first: number;
  /** Its entry and those behind it, each with its length before it. */
  readonly bytes: Uint8Array;
  /** Of the whole tile. */
  readonly hashes: Uint8Array;
}

async function storedFrom(reader: TreeReader, index: number): Promise<Stored> {
  const bundle = Math.floor(index / TILE_WIDTH);
  const stored = await reader.bundle(bundle);
  return { first: index + 1, bytes: stored.subarray(pieceAt(stored, index % TILE_WIDTH, LENGTH_BYTES) ?? stored.length), hashes: await reader.hashes({ level: 0, index: bundle, width: tileWidth(0, bundle, reader.size) }) };
}

/** Says which is the first entry that is stored otherwise than it is read; where there is none, what differs is of the last one read. */
function differing({ first, bytes }: Stored, again: GrowingBundle, what: 'entry' | 'hash'): NotaryFaultError {
  const read = readBundle(again.bytes, LENGTH_BYTES) ?? [];
  const entries = readBundle(bytes, LENGTH_BYTES) ?? [];
  const at = read.findIndex((entry, place) => !sameBytes(entry, entries[place] ?? new Uint8Array(0)));
  return new NotaryFaultError('reread-differs', at < 0 ? { index: first + read.length - 1, what } : { index: first + at, what: 'entry' });
}

/** Proves from the stored tiles that the tree has that root and continues the older one. @throws NotaryFaultError `reread-differs`, `inconsistent`, `tile-missing`. */
export async function proveContinuation(older: TreeHead, newer: TreeHead, reader: TreeReader, sha256: Sha256): Promise<void> {
  const stored = await reader.ask((nodes) => hashOfRange(0, newer.size, nodes, sha256));
  if (!sameBytes(stored, newer.root)) throw new NotaryFaultError('reread-differs', { index: newer.size, what: 'root' });
  if (!provesConsistency(older, newer, await reader.consistencyWith(older.size), sha256)) throw new NotaryFaultError('inconsistent', { older: older.size, newer: newer.size });
}
