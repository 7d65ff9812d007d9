import { read, unread, type Reading } from './reading.js';
import { indexPath, TILE_WIDTH } from './tiles.js';

/**
 * What an auditor takes away: a folder, or the same as one tar file. Beside checkpoint, tiles and entries under their
 * paths by c2sp.org/tlog-tiles there are the stored bytes of the events, in bundles of 256 with a length of 4 bytes
 * before each; files under their hash; and this list, which names everything that the tree does not bind.
 */
export const ARCHIVE_LIST = 'archive.json';
/** Folders of an archive. */
export const STORED_EVENTS = 'events';
export const KEPT_CHECKPOINTS = 'checkpoints';
export const ARCHIVED_FILES = 'files';
export const ARCHIVE_POLICY = 'policy';

const FORMAT = 'dondoc-archive';
const VERSION = 1;
const PATH = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;
const HASH = /^[0-9a-f]{64}$/;

/** Stored bytes of the events of one bundle of the tree. */
export const storedEventsPath = (index: number, width: number = TILE_WIDTH): string => `${STORED_EVENTS}/${indexPath(index, width)}`;

/** A checkpoint that was kept, by the size of its tree. */
export const keptCheckpointPath = (size: number): string => `${KEPT_CHECKPOINTS}/${indexPath(size)}`;

export interface ArchivedFile {
  readonly path: string;
  readonly bytes: number;
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

export interface ArchiveList {
  /** How many events there are: the size of the tree of the checkpoint. */
  readonly events: number;
  /** Everything but the list itself and what follows from the checkpoint: tiles, entries and stored events. Sorted by path. */
  readonly files: readonly ArchivedFile[];
}

/** JSON as RFC 8785 writes it, but for line feeds between the files, so that people and `diff` can read it. */
export function writeArchiveList({ events, files }: ArchiveList): string {
  const lines = files.map(({ path, bytes, sha256 }) => `{"bytes":${bytes},"path":"${path}","sha256":"${sha256}"}`);
  return `{"events":${events},"files":[\n${lines.join(',\n')}\n],"format":"${FORMAT}","version":${VERSION}}\n`;
}

/** Reads nothing but what `writeArchiveList` writes. */
export function readArchiveList(text: string): Reading<ArchiveList, 'list-malformed' | 'list-newer-version'> {
  let found: Partial<ArchiveList> & { readonly format?: unknown; readonly version?: unknown };
  try {
    found = JSON.parse(text) as typeof found;
  } catch {
    return unread('list-malformed');
  }
  if (found === null || found.format !== FORMAT) return unread('list-malformed');
  if (typeof found.version === 'number' && found.version > VERSION) return unread('list-newer-version');
  const { events, files } = found;
  if (!Number.isSafeInteger(events) || !Array.isArray(files) || !files.every(isArchivedFile)) return unread('list-malformed');
  const list: ArchiveList = { events: events as number, files: files as readonly ArchivedFile[] };
  return writeArchiveList(list) === text ? read(list) : unread('list-malformed');
}

/** A path that can be a name in an archive: nothing that leads out of it. */
export const isArchivePath = (path: string): boolean => PATH.test(path) && !path.split('/').some((segment) => segment === '.' || segment === '..');

function isArchivedFile(value: unknown): value is ArchivedFile {
  const { path, bytes, sha256 } = (value ?? {}) as Partial<ArchivedFile>;
  return typeof path === 'string' && isArchivePath(path) && Number.isSafeInteger(bytes) && typeof sha256 === 'string' && HASH.test(sha256);
}
