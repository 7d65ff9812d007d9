import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isArchivePath } from '#libs/domain';
import { CopyFaultError, type Copy } from './copy.js';

const BLOCK = 512;
const FILE: ReadonlySet<string> = new Set(['0', '\0']);
const FOLDER = '5';

interface Member {
  readonly offset: number;
  readonly size: number;
}

/** A copy as one tar file (POSIX ustar). It is read where it lies: nothing is unpacked, so nothing can be written anywhere. */
export class TarCopy implements Copy {
  readonly place;
  private readonly handle: number;
  private readonly members = new Map<string, Member>();

  /** @throws CopyFaultError for anything but files and folders with names that stay inside, each once. */
  constructor(private readonly file: string) {
    this.place = { kind: 'tar', path: file } as const;
    this.handle = openSync(file, 'r');
    try {
      this.readHeaders();
    } catch (cause) {
      closeSync(this.handle);
      throw cause;
    }
  }

  read(path: string): Uint8Array | null {
    if (!isArchivePath(path)) throw new CopyFaultError('copy-path', path);
    const member = this.members.get(path);
    return member === undefined ? null : this.bytesAt(member.offset, member.size, path);
  }

  list(): readonly string[] {
    return [...this.members.keys()].toSorted();
  }

  close(): void {
    closeSync(this.handle);
  }

  private readHeaders(): void {
    const { size: end } = fstatSync(this.handle);
    const found = new Map<string, Member>();
    for (let at = 0; at < end; ) {
      const header = this.bytesAt(at, BLOCK, this.file);
      if (header.every((byte) => byte === 0)) break;
      const { name, type, size } = readHeader(header, this.file);
      const path = name.replace(/^\.\//, '').replace(/\/$/, '');
      if (type !== FOLDER) {
        if (!FILE.has(type)) throw new CopyFaultError('copy-link', name);
        if (!isArchivePath(path)) throw new CopyFaultError('copy-path', name);
        if (found.has(path)) throw new CopyFaultError('copy-twice', name);
        found.set(path, { offset: at + BLOCK, size });
      } else if (path !== '.' && path !== '' && !isArchivePath(path)) throw new CopyFaultError('copy-path', name);
      at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
      if (at > end) throw new CopyFaultError('copy-unreadable', name);
    }
    const top = commonTop([...found.keys()]);
    for (const [path, member] of found) this.members.set(path.slice(top.length), member);
  }

  private bytesAt(offset: number, size: number, file: string): Uint8Array {
    const bytes = new Uint8Array(size);
    let read = 0;
    while (read < size) {
      const more = readSync(this.handle, bytes, read, size - read, offset + read);
      if (more === 0) throw new CopyFaultError('copy-unreadable', file);
      read += more;
    }
    return bytes;
  }
}

/** The folder in which all of an archive was packed, with its slash; empty when the checkpoint lies at the top. */
function commonTop(paths: readonly string[]): string {
  const top = /^[^/]+\//.exec(paths[0] ?? '')?.[0] ?? '';
  return !paths.includes('checkpoint') && paths.every((path) => path.startsWith(top)) ? top : '';
}

function readHeader(header: Uint8Array, file: string): { readonly name: string; readonly type: string; readonly size: number } {
  const text = (from: number, length: number): string => Buffer.from(header.buffer, header.byteOffset + from, length).toString('latin1').replace(/\0.*$/s, '');
  const octal = (from: number, length: number): number => {
    const digits = text(from, length).trim();
    return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  };
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  const size = octal(124, 12);
  if (text(257, 5) !== 'ustar' || octal(148, 8) !== sum || Number.isNaN(size)) throw new CopyFaultError('copy-unreadable', file);
  const prefix = text(345, 155);
  return { name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`, type: String.fromCharCode(header[156] as number), size };
}
