import type { FileBytes, FileVerdict } from '#libs/application';
import { refused } from './verdict.js';

/** Office Open XML (docx, xlsx, pptx) or OpenDocument (odt, ods, odp). */
export type OfficeKind = 'ooxml' | 'odf';

const MEBIBYTE = 1024 * 1024;
const TEXT_AT_MOST = 2 * MEBIBYTE;
const NESTED_AT_MOST = 8 * MEBIBYTE;
const HEAD = 1024;
const OVERLAP = 64;

/** Names of parts that hold programs, or what older programs run. */
const PROGRAMS: Readonly<Record<OfficeKind, RegExp>> = {
  ooxml: /vbaproject|vbadata|(?:^|\/)(?:activex|macrosheets|dialogsheets|ctrlprops|customui)\/|\.(?:exe|dll|scr|com|bat|cmd|js|vbs|wsf|hta|ps1|jar|lnk|html?|svgz?|swf)$/i,
  odf: /^(?:basic|scripts|dialogs)\/|\.(?:exe|dll|scr|com|bat|cmd|js|vbs|wsf|hta|ps1|jar|lnk|html?|swf|class|py)$/i,
};
/** What decides about the whole, and is read as text. */
const TELLING: Readonly<Record<OfficeKind, RegExp>> = { ooxml: /^\[Content_Types\]\.xml$|\.rels$/i, odf: /^mimetype$|^META-INF\/manifest\.xml$/ };
/** What no part of a document needs: definitions that grow when they are read, and calls of programs. */
const ACTIVE_TEXT = /<!DOCTYPE|<!ENTITY|vnd\.sun\.star\.script:|macro:\/\/|<script:event-listener/i;

const BEGINS: readonly (readonly [bytes: string, what: string])[] = [
  ['MZ', 'a program'],
  ['\x7fELF', 'a program'],
  ['\xca\xfe\xba\xbe', 'a program'],
  ['#!', 'a script'],
  ['\xd0\xcf\x11\xe0', 'an embedded object'],
];
const ARCHIVES: readonly string[] = ['Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\xfd7zXZ'];

/** One part of an archive, looked at while it passes by. */
export class ArchivePart {
  private readonly isTold: boolean;
  private readonly isXml: boolean;
  private isArchive = false;
  private head: Buffer = Buffer.alloc(0);
  private before = '';
  private readonly pieces: Buffer[] = [];
  private size = 0;

  constructor(
    private readonly name: string,
    private readonly kind: OfficeKind,
  ) {
    this.isTold = TELLING[kind].test(name);
    this.isXml = /\.(?:xml|rels|svg|vml)$/i.test(name);
  }

  /** Why the part may not be in a document; null = nothing so far. */
  take(piece: Buffer): FileVerdict | null {
    const began = this.head.length < HEAD;
    this.size += piece.length;
    if (began) {
      this.head = Buffer.concat([this.head, piece.subarray(0, HEAD)]);
      const fault = this.faultOfHead();
      if (fault !== null) return fault;
    }
    if (this.isXml) {
      const text = piece.toString('latin1').replaceAll('\0', ''); // in UTF-16 every second byte of it
      const found = ACTIVE_TEXT.exec(this.before + text);
      if (found !== null) return refused('active-content', found[0]);
      this.before = text.slice(-OVERLAP);
    }
    if (this.isTold || this.isArchive) this.pieces.push(piece);
    if (this.isTold && this.size > TEXT_AT_MOST) return refused('damaged', 'a table of contents larger than any document has');
    return this.isArchive && this.size > NESTED_AT_MOST ? refused('archive-too-large', 'a large archive inside') : null;
  }

  /** What decides about the whole; null for other parts. */
  get text(): string | null {
    return this.isTold ? Buffer.concat(this.pieces).toString('utf8') : null;
  }

  /** The archive that the part is; null when it is none. */
  nested(): FileBytes | null {
    if (!this.isArchive) return null;
    const whole = Buffer.concat(this.pieces);
    return { size: whole.length, read: async (offset, length) => new Uint8Array(whole.subarray(offset, offset + length)) };
  }

  private faultOfHead(): FileVerdict | null {
    const head = this.head.toString('latin1');
    if (PROGRAMS[this.kind].test(this.name)) return refused('active-content', 'macros or programs');
    const program = BEGINS.find(([begins]) => head.startsWith(begins));
    if (program !== undefined) return refused('active-content', program[1]);
    if (ARCHIVES.some((begins) => head.startsWith(begins))) return refused('archive-too-large', 'archives inside archives');
    this.isArchive ||= head.startsWith('PK\x03\x04');
    return null;
  }
}
