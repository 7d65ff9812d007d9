import { hashOfRange, HASH_BYTES, isEntry, leafHash, provesConsistency, sameBytes, TILE_WIDTH, tileWidth, type Sha256, type TreeHead } from '#libs/domain';
import type { Cryptography, EventLogReader, Position } from '../ports/index.js';
import { entryOf } from './entry-of-event.js';
import { NotaryFaultError } from './notary-fault.error.js';
import type { TreeReader } from './tree-reader.js';

const EVENTS_A_PAGE = 1_000;

/**
 * Reads a second time what is about to be signed: each new event from the log, its entry and the hash of its leaf as
 * they are stored. One bit that changed between reading and storing once ended a whole log.
 * @throws NotaryFaultError `reread-differs`, `tile-missing`; what the log throws.
 */
export async function rereadEvents(log: Pick<EventLogReader, 'readAll'>, after: Position, older: number, reader: TreeReader, cryptography: Cryptography): Promise<void> {
  let position = after;
  let index = older;
  let entries: readonly Uint8Array[] = [];
  let hashes = new Uint8Array(0);
  while (index < reader.size) {
    const page = await log.readAll(position, Math.min(EVENTS_A_PAGE, reader.size - index));
    if (page.length === 0) throw new NotaryFaultError('reread-differs', { index: index + 1, what: 'event' });
    for (const event of page) {
      const place = index % TILE_WIDTH;
      if (place === 0 || entries.length === 0) {
        const bundle = Math.floor(index / TILE_WIDTH);
        entries = await reader.entries(bundle);
        hashes = new Uint8Array(await reader.hashes({ level: 0, index: bundle, width: tileWidth(0, bundle, reader.size) }));
      }
      const entry = entries[place] as Uint8Array;
      index += 1;
      if (!isEntry(entryOf(event, index, cryptography), entry)) throw new NotaryFaultError('reread-differs', { index, what: 'entry' });
      if (!sameBytes(leafHash(entry, cryptography.sha256), hashes.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES))) throw new NotaryFaultError('reread-differs', { index, what: 'hash' });
      position = event.position;
    }
  }
}

/** Proves from the stored tiles that the tree has that root and continues the older one. @throws NotaryFaultError `reread-differs`, `inconsistent`, `tile-missing`. */
export async function proveContinuation(older: TreeHead, newer: TreeHead, reader: TreeReader, sha256: Sha256): Promise<void> {
  const stored = await reader.ask((nodes) => hashOfRange(0, newer.size, nodes, sha256));
  if (!sameBytes(stored, newer.root)) throw new NotaryFaultError('reread-differs', { index: newer.size, what: 'root' });
  if (!provesConsistency(older, newer, await reader.consistencyWith(older.size), sha256)) throw new NotaryFaultError('inconsistent', { older: older.size, newer: newer.size });
}
