import { ARCHIVE_LIST, ARCHIVED_FILES, readArchiveList, storedEventsPath, tilePath, tilesOf, tileWidth, type ArchivedFile } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import { sha256Hex } from '../node-hashing.js';
import type { Findings } from './findings.js';

const FILE_NAME = /^[0-9a-f]{64}$/;

/**
 * The files that the tree does not bind: those that the list of the archive names are what it says, and there are no
 * others. Without a list only the files under their hash are looked at. Gives the number of attachments.
 */
export function checkFiles(copy: Copy, size: number, findings: Findings): number {
  const listed = readList(copy, size, findings);
  const known = new Map(listed?.map((file) => [file.path, file]));
  for (const { path, sha256, bytes: length } of known.values()) {
    const bytes = copy.read(path);
    if (bytes === null) findings.add('listed-missing', { file: path });
    else if (bytes.length !== length || sha256Hex(bytes) !== sha256) findings.add('listed-unlike-list', { file: path, facts: { list: ARCHIVE_LIST } });
  }
  const bound = listed === null ? null : pathsOfTree(size);
  let attachments = 0;
  for (const path of copy.list()) {
    if (path.startsWith(`${ARCHIVED_FILES}/`)) {
      attachments += 1;
      checkAttachment(copy, path, findings);
    }
    if (bound !== null && path !== ARCHIVE_LIST && !known.has(path) && !bound.has(path)) findings.add('not-listed', { file: path });
  }
  return attachments;
}

function checkAttachment(copy: Copy, path: string, findings: Findings): void {
  const name = path.slice(ARCHIVED_FILES.length + 1);
  const bytes = copy.read(path);
  if (bytes === null || !FILE_NAME.test(name) || sha256Hex(bytes) !== name) findings.add('file-unlike-name', { file: path });
}

/** Null when the copy has no list: a plain copy of the tiles. */
function readList(copy: Copy, size: number, findings: Findings): readonly ArchivedFile[] | null {
  const bytes = copy.read(ARCHIVE_LIST);
  if (bytes === null) return null;
  const list = readArchiveList(new TextDecoder().decode(bytes));
  if (!list.ok) {
    findings.add('list-malformed', { file: ARCHIVE_LIST, facts: { fault: list.fault } });
    return null;
  }
  if (list.value.events !== size) findings.add('listed-unlike-list', { file: ARCHIVE_LIST, field: 'events', facts: { says: list.value.events, expected: size } });
  return list.value.files;
}

/** What a tree of that size consists of. */
function pathsOfTree(size: number): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const tile of tilesOf(size)) paths.add(tilePath(tile));
  for (let index = 0; tileWidth(0, index, size) > 0; index++) {
    const width = tileWidth(0, index, size);
    paths.add(tilePath({ level: 'entries', index, width }));
    paths.add(storedEventsPath(index, width));
  }
  return paths;
}
