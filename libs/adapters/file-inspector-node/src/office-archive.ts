import { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { FileBytes, FileVerdict } from '#libs/application';
import { ArchivePart, type OfficeKind } from './archive-part.js';
import { officeTypeOf } from './office-type.js';
import { refused } from './verdict.js';

const MEBIBYTE = 1024 * 1024;
const ENTRIES_AT_MOST = 2000;
const UNPACKED_AT_MOST = 200 * MEBIBYTE;
/** Text packs to a twentieth, tables to a hundredth; a thousandth is what zeros pack to. Small parts may. */
const RATIO_AT_MOST = 200;
const RATIO_FROM = MEBIBYTE;
/** A document in a document (the numbers behind a chart) is the most there is. */
const DEPTH_AT_MOST = 1;
const LOCAL_HEADER = 30;
const END_RECORD = 22;

/** What may still be unpacked, for an archive and those inside of it together. */
interface Budget {
  unpacked: number;
  entries: number;
}

/** A document of an office program: one archive from its first byte to its last, that unpacks to a bounded size and holds no programs. */
export function inspectOffice(bytes: FileBytes): Promise<FileVerdict> {
  return inspectArchive(bytes, { unpacked: UNPACKED_AT_MOST, entries: ENTRIES_AT_MOST }, 0);
}

async function inspectArchive(bytes: FileBytes, budget: Budget, depth: number): Promise<FileVerdict> {
  const end = await inspectEnd(bytes);
  if (end !== null) return end;
  let archive: ZipFile | null = null;
  try {
    archive = await fromRandomAccessReaderPromise(new BytesReader(bytes), bytes.size, { lazyEntries: true, autoClose: false, strictFileNames: true });
    if (archive.entryCount > budget.entries) return refused('archive-too-large', `${archive.entryCount} entries`);
    budget.entries -= archive.entryCount;
    const entries: Entry[] = [];
    for await (const entry of archive.eachEntry()) entries.push(entry);
    return inspectDirectory(entries, bytes.size, budget) ?? (await inspectContents(archive, entries, budget, depth));
  } catch (error) {
    const { message } = error as Error;
    return /relative path|absolute path|invalid characters/.test(message) ? refused('unsafe-names', 'names that leave the archive') : refused('damaged', message.slice(0, 100));
  } finally {
    archive?.close();
  }
}

/** The directory of an archive stands at its end: with anything before or after it, two programs may see two files. */
async function inspectEnd(bytes: FileBytes): Promise<FileVerdict | null> {
  if (bytes.size < END_RECORD) return refused('damaged', 'no directory');
  const record = Buffer.from(await bytes.read(bytes.size - END_RECORD, END_RECORD));
  const start = Buffer.from(await bytes.read(0, 4));
  if (start.readUInt32LE(0) !== 0x04034b50) return refused('more-than-one-file', 'something precedes the archive');
  if (record.readUInt32LE(0) !== 0x06054b50) return refused('more-than-one-file', 'something follows the archive');
  const ends = record.readUInt32LE(12) + record.readUInt32LE(16);
  return record.readUInt16LE(20) === 0 && ends === bytes.size - END_RECORD ? null : refused('more-than-one-file', 'a gap before or behind the directory');
}

/** What the directory tells, before anything is unpacked. */
function inspectDirectory(entries: readonly Entry[], size: number, budget: Budget): FileVerdict | null {
  const names = new Set<string>();
  let [at, unpacked] = [0, 0];
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    const { fileName: name, relativeOffsetOfLocalHeader: begins, compressedSize, uncompressedSize } = entry;
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    if (/[\0-\x1f\x7f\u202a-\u202e\u2066-\u2069]/.test(name)) return refused('unsafe-names', 'characters that no name has');
    if (names.has(name.toLowerCase())) return refused('more-than-one-file', 'two entries of one name');
    if (entry.isEncrypted()) return refused('encrypted', 'entries are locked');
    if (begins < at || (at === 0 && begins !== 0)) return refused('archive-too-large', 'entries that overlap');
    if (uncompressedSize > RATIO_FROM && uncompressedSize > compressedSize * RATIO_AT_MOST) return refused('archive-too-large', 'packed too tightly');
    names.add(name.toLowerCase());
    at = begins + LOCAL_HEADER + compressedSize;
    unpacked += uncompressedSize;
  }
  if (at > size) return refused('damaged', 'entries beyond the end');
  return unpacked > budget.unpacked ? refused('archive-too-large', `${unpacked} bytes unpacked`) : null;
}

async function inspectContents(archive: ZipFile, entries: readonly Entry[], budget: Budget, depth: number): Promise<FileVerdict> {
  const kind = kindOf(entries);
  if (kind === null) return refused('type-not-accepted', 'an archive that is no document');
  const kept = new Map<string, string>();
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    const part = new ArchivePart(entry.fileName, kind);
    for await (const piece of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      budget.unpacked -= piece.length;
      if (budget.unpacked < 0) return refused('archive-too-large', 'unpacks to more than it says');
      const fault = part.take(piece);
      if (fault !== null) return fault;
    }
    const nested = part.nested();
    if (nested !== null) {
      if (depth >= DEPTH_AT_MOST) return refused('archive-too-large', 'archives inside archives');
      const inner = await inspectArchive(nested, budget, depth + 1);
      if (!inner.ok) return inner;
    }
    if (part.text !== null) kept.set(entry.fileName, part.text);
  }
  return officeTypeOf(kind, kept);
}

function kindOf(entries: readonly Entry[]): OfficeKind | null {
  if (entries[0]?.fileName === 'mimetype') return 'odf';
  return entries.some(({ fileName }) => fileName === '[Content_Types].xml') ? 'ooxml' : null;
}

/** Lets the reader of archives read the pieces that it wants. */
class BytesReader extends RandomAccessReader {
  constructor(private readonly bytes: FileBytes) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    const { bytes } = this;
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (let at = start; at < end; at += 65_536) yield await bytes.read(at, Math.min(65_536, end - at));
    };
    return Readable.from(pieces(), { objectMode: false });
  }
}

