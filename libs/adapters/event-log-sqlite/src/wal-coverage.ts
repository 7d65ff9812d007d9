import { closeSync, openSync, readSync } from 'node:fs';

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * Whether the database file together with its write-ahead log holds every page. After a crash the file may rightly be
 * shorter than it says, because the missing pages are still in the write-ahead log; if they are not, it was truncated,
 * and SQLite would read the hole as empty pages. Reads frame headers only; the write-ahead log carries no locks, so it
 * may be opened here.
 */
export function walCoversMissingPages(walPath: string, mainBytes: number, pageBytes: number): boolean {
  const file = openSync(walPath, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    if (readSync(file, header, 0, HEADER_BYTES, 0) < HEADER_BYTES || header.readUInt32BE(8) !== pageBytes) return true; // SQLite ignores it
    const salt = header.subarray(16, 24);
    const mainPages = Math.floor(mainBytes / pageBytes);
    const beyond = new Set<number>();
    let pages = mainPages;
    const frame = Buffer.alloc(FRAME_HEADER_BYTES);
    for (let at = HEADER_BYTES; readSync(file, frame, 0, FRAME_HEADER_BYTES, at) === FRAME_HEADER_BYTES; at += FRAME_HEADER_BYTES + pageBytes) {
      if (!frame.subarray(8, 16).equals(salt)) break; // left over from an earlier round
      const page = frame.readUInt32BE(0);
      if (page > mainPages) beyond.add(page);
      const pagesAfterCommit = frame.readUInt32BE(4);
      if (pagesAfterCommit > 0) pages = pagesAfterCommit;
    }
    for (let page = mainPages + 1; page <= pages; page++) if (!beyond.has(page)) return false;
    return true;
  } finally {
    closeSync(file);
  }
}
