import {
  ARCHIVE_LIST, ARCHIVE_POLICY, ARCHIVED_FILES, KEPT_CHECKPOINTS, sameBytes, storedEventsPath, TILE_WIDTH, tilePath, tilesOf, tileWidth, writeArchiveList, writeBundle, writeEntry, writeNote,
  type ArchivedFile, type SignedCheckpoint,
} from '#libs/domain'; // prettier-ignore
import { CHECKPOINT_PATH, checkpointAt, COSIGNED_PATH, entryOf, keptCheckpointSize, lastCheckpoint, NotaryFaultError, TIMESTAMPS, TreeReader } from '../notary/index.js';
import { START, type AuditTiles, type Cryptography, type EventLogReader, type Position } from '../ports/index.js';
import { ARCHIVE_README } from './archive-readme.js';

/** Where an archive is written to; paths as in `AuditTiles`. */
export type ArchiveSink = Pick<AuditTiles, 'write'>;

export interface ArchiveSource {
  readonly log: Pick<EventLogReader, 'readAll'>;
  readonly tiles: AuditTiles;
  readonly cryptography: Cryptography;
  /** Whose keys and witnesses an auditor may trust, as c2sp.org/tlog-policy writes it. */
  readonly policy: string;
  /** Files that events name by their hash; none while none are kept. */
  readonly files?: AsyncIterable<{ readonly sha256: string; readonly bytes: Uint8Array }>;
}

const encoder = new TextEncoder();

/**
 * Writes everything that an auditor needs: the newest checkpoint, the tiles and entries of its tree, the stored bytes of
 * its events, the checkpoints that were kept. Each event is compared with its entry on the way.
 * @param progress hears the part that is done, 0 to 1.
 * @throws NotaryFaultError when the log holds something else than was signed for, or tiles are missing; what log, tiles and sink throw.
 * @returns the checkpoint; null when there is none, and nothing was written.
 */
export async function writeArchive(source: ArchiveSource, sink: ArchiveSink, progress: (part: number) => void = () => undefined): Promise<SignedCheckpoint | null> {
  const signed = await lastCheckpoint(source.tiles);
  if (signed === null) return null;
  const { size } = signed.checkpoint;
  const reader = new TreeReader(source.tiles, size, source.cryptography.sha256);
  for (const tile of tilesOf(size)) await sink.write(tilePath(tile), await reader.hashes(tile));
  let position: Position = START;
  for (let index = 0; tileWidth(0, index, size) > 0; index++) {
    position = await writeEvents(source, reader, index, position, sink);
    progress(Math.min(size, (index + 1) * TILE_WIDTH) / size);
  }
  const listed = new ListingSink(sink, source.cryptography);
  await listed.write(ARCHIVE_POLICY, encoder.encode(source.policy));
  await listed.write('README.txt', encoder.encode(ARCHIVE_README));
  for (const path of await source.tiles.list(KEPT_CHECKPOINTS)) await writeKept(source.tiles, path, size, listed);
  for await (const { sha256, bytes } of source.files ?? []) await listed.write(`${ARCHIVED_FILES}/${sha256}`, bytes);
  await writeCosigned(source.tiles, size, listed);
  await listed.write(CHECKPOINT_PATH, encoder.encode(writeNote(signed.note)));
  await sink.write(ARCHIVE_LIST, encoder.encode(writeArchiveList({ events: size, files: listed.files() })));
  return signed;
}

/** One bundle of entries and the stored bytes beside it. Gives the position of its last event. */
async function writeEvents({ log, cryptography }: ArchiveSource, reader: TreeReader, index: number, after: Position, sink: ArchiveSink): Promise<Position> {
  const width = tileWidth(0, index, reader.size);
  const entries = await reader.entries(index);
  const events = await log.readAll(after, width);
  if (events.length < width) throw new NotaryFaultError('log-shorter-than-checkpoint', { events: index * TILE_WIDTH + events.length, signed: reader.size });
  events.forEach((event, at) => {
    const place = index * TILE_WIDTH + at + 1;
    if (!sameBytes(writeEntry(entryOf(event, place, cryptography)), entries[at] as Uint8Array)) throw new NotaryFaultError('log-unlike-checkpoint', { size: reader.size, index: place });
  });
  await sink.write(tilePath({ level: 'entries', index, width }), writeBundle(entries, 2));
  await sink.write(storedEventsPath(index, width), writeBundle(events.map(({ bytes }) => bytes), 4));
  return events.at(-1)?.position ?? after;
}

/** The newest checkpoint that witnesses have cosigned, if it is no newer than the one that the archive is of; and the timestamps. */
async function writeCosigned(tiles: AuditTiles, size: number, sink: ArchiveSink): Promise<void> {
  const cosigned = await checkpointAt(tiles, COSIGNED_PATH);
  if (cosigned !== null && cosigned.checkpoint.size <= size) await sink.write(COSIGNED_PATH, encoder.encode(writeNote(cosigned.note)));
  for (const path of await tiles.list(TIMESTAMPS)) {
    const bytes = await tiles.read(path);
    if (bytes !== null) await sink.write(path, bytes);
  }
}

async function writeKept(tiles: AuditTiles, path: string, size: number, sink: ArchiveSink): Promise<void> {
  const kept = keptCheckpointSize(path);
  const bytes = kept === null || kept > size ? null : await tiles.read(path);
  if (bytes !== null) await sink.write(path, bytes);
}

/** Notes what it writes. */
class ListingSink implements ArchiveSink {
  private readonly written: ArchivedFile[] = [];

  constructor(
    private readonly sink: ArchiveSink,
    private readonly cryptography: Cryptography,
  ) {}

  write(path: string, bytes: Uint8Array): Promise<void> {
    this.written.push({ path, bytes: bytes.length, sha256: this.cryptography.sha256Hex(bytes) });
    return this.sink.write(path, bytes);
  }

  files(): readonly ArchivedFile[] {
    return this.written.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }
}
