import { constants, inflate } from 'node:zlib';
import { promisify } from 'node:util';
import type { FileBytes, FileVerdict } from '#libs/application';
import { textOf } from './byte-walk.js';
import { accepted, refused } from './verdict.js';

const TAIL = 2048;
/** Programs that a reader would run, files inside of it, and forms that are programs. */
const ACTIVE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA(?=[\s/<[(]))/;
const OBJECT_STREAM = /\/ObjStm\b/g;
const STREAM_BEGINS = /stream\r?\n/;
const MEBIBYTE = 1024 * 1024;
/** Objects are small; pictures are no objects. */
const PACKED_AT_MOST = 4 * MEBIBYTE;
const UNPACKED_AT_MOST = 64 * MEBIBYTE;

const unpack = promisify<Buffer, { readonly maxOutputLength: number; readonly finishFlush: number }, Buffer>(inflate);

/** Names may be written with their characters as `#4A`. */
const plainNames = (text: string): string => text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** One document from the first byte to its last mark of an end, without programs, also in the objects that it holds packed. */
export async function inspectPdf(bytes: FileBytes): Promise<FileVerdict> {
  const tail = Buffer.from(await bytes.read(Math.max(0, bytes.size - TAIL), TAIL)).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) return refused('damaged', 'no mark of the end');
  if (/[^\s\0]/.test(tail.slice(end + 5))) return refused('more-than-one-file', 'something follows the end of the document');
  let encrypted = false;
  const packed = new Set<number>();
  for await (const { at, text } of textOf(bytes)) {
    const active = ACTIVE.exec(plainNames(text));
    if (active !== null) return refused('active-content', active[0]);
    encrypted ||= /\/Encrypt\b/.test(text);
    for (const { index } of text.matchAll(OBJECT_STREAM)) packed.add(at + index);
  }
  return packed.size === 0 ? accepted('application/pdf') : inspectPacked(bytes, packed, encrypted);
}

async function inspectPacked(bytes: FileBytes, places: ReadonlySet<number>, encrypted: boolean): Promise<FileVerdict> {
  if (encrypted) return refused('encrypted', 'objects are locked');
  let left = UNPACKED_AT_MOST;
  for (const place of places) {
    const head = Buffer.from(await bytes.read(place, TAIL)).toString('latin1');
    const begins = STREAM_BEGINS.exec(head);
    if (begins === null) continue; // a word in a text
    const stream = Buffer.from(await bytes.read(place + begins.index + begins[0].length, PACKED_AT_MOST));
    const ends = stream.indexOf('endstream');
    if (ends < 0) return refused('archive-too-large', 'objects that are packed too large');
    let text: string;
    try {
      const unpacked = await unpack(stream.subarray(0, ends), { maxOutputLength: left, finishFlush: constants.Z_SYNC_FLUSH });
      left -= unpacked.length;
      text = unpacked.toString('latin1');
    } catch (error) {
      if ((error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return refused('archive-too-large', 'packed objects');
      // Not packed at all, or in a way that nothing writes: read as it stands.
      text = stream.subarray(0, ends).toString('latin1');
      if (/\/Filter/.test(head.slice(0, begins.index))) return refused('damaged', 'objects that cannot be unpacked');
    }
    const active = ACTIVE.exec(plainNames(text));
    if (active !== null) return refused('active-content', active[0]);
  }
  return accepted('application/pdf');
}
