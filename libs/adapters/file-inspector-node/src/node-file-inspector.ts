import { fileTypeFromBuffer } from 'file-type';
import type { FileBytes, FileInspector, FileVerdict } from '#libs/application';
import { firstMatch } from './byte-walk.js';
import { inspectGif, inspectJpeg, inspectPng, inspectWebp } from './image-structure.js';
import { inspectOffice } from './office-archive.js';
import { inspectPdf } from './pdf-structure.js';
import { inspectText } from './text-content.js';
import { refused } from './verdict.js';

const HEAD = 4100;
/** Readers of PDF look for its beginning as far as this. */
const PDF_LOOKED_FOR = 1100;
/** Longest comment and record at the end of an archive. */
const ARCHIVE_END = 65_557;
const ARCHIVE = '\x50\x4b\x05\x06';
/** What a server or a browser would run, wherever it stands. */
const RUNNABLE = /<script|<\?php|<iframe|<html|<!doctype\s+html|javascript:/i;

const STRUCTURES: Readonly<Record<string, (bytes: FileBytes) => Promise<FileVerdict>>> = {
  'application/pdf': inspectPdf,
  'image/png': inspectPng,
  'image/apng': inspectPng,
  'image/jpeg': inspectJpeg,
  'image/gif': inspectGif,
  'image/webp': inspectWebp,
};

/** By the first bytes (`file-type`), then by the whole: one file of that type from beginning to end, and nothing that runs. */
export class NodeFileInspector implements FileInspector {
  async inspect(bytes: FileBytes): Promise<FileVerdict> {
    if (bytes.size === 0) return refused('empty', 'no bytes');
    const head = await bytes.read(0, HEAD);
    const start = Buffer.from(head).toString('latin1');
    if (start.startsWith('PK\x03\x04')) return pdfInside(start) ?? inspectOffice(bytes);
    const type = (await fileTypeFromBuffer(head))?.mime ?? 'unknown';
    const structure = STRUCTURES[type];
    // Text that happens to begin like something else is still text.
    if (structure === undefined) return pdfInside(start) ?? inspectText(bytes);
    if (type === 'application/pdf' ? !start.startsWith('%PDF-') : pdfInside(start) !== null) return refused('more-than-one-file', 'a document inside of another file');
    return (await twoInOne(bytes)) ?? structure(bytes);
  }
}

const pdfInside = (start: string): FileVerdict | null => (start.slice(0, PDF_LOOKED_FOR).includes('%PDF-') ? refused('more-than-one-file', 'a document inside of another file') : null);

/** Something else in a file that its type has room for. */
async function twoInOne(bytes: FileBytes): Promise<FileVerdict | null> {
  const tail = Buffer.from(await bytes.read(Math.max(0, bytes.size - ARCHIVE_END), ARCHIVE_END)).toString('latin1');
  if (tail.includes(ARCHIVE)) return refused('more-than-one-file', 'an archive at the end');
  const runnable = await firstMatch(bytes, RUNNABLE);
  return runnable === null ? null : refused('active-content', 'a script inside');
}
