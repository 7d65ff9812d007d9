import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { isArchivePath } from '#libs/domain';
import { CopyFaultError, type Copy } from './copy.js';

const NO_LINKS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0);

/** A copy in a folder. A link on the way to a file is refused, since it may lead anywhere. */
export class FolderCopy implements Copy {
  readonly place;
  /** Folders that were looked at: no links. */
  private readonly known = new Set<string>();

  /** @throws CopyFaultError. */
  constructor(private readonly folder: string) {
    this.place = { kind: 'folder', path: folder } as const;
    const found = stat(folder);
    if (found === null) throw new CopyFaultError('copy-missing', folder);
    if (!found.isDirectory()) throw new CopyFaultError('copy-link', folder);
  }

  read(path: string, into?: Uint8Array): Uint8Array | null {
    if (!isArchivePath(path)) throw new CopyFaultError('copy-path', path);
    const segments = path.split('/');
    for (let depth = 1; depth < segments.length; depth++) if (!this.isFolder(segments.slice(0, depth).join('/'))) return null;
    const file = join(this.folder, ...segments);
    let handle: number;
    try {
      handle = openSync(file, NO_LINKS);
    } catch (cause) {
      const { code } = cause as { readonly code?: unknown };
      if (code === 'ENOENT') return null;
      throw new CopyFaultError(code === 'ELOOP' ? 'copy-link' : 'copy-unreadable', path, { cause });
    }
    try {
      const found = fstatSync(handle);
      if (!found.isFile()) throw new CopyFaultError('copy-link', path);
      const bytes = into !== undefined && found.size <= into.length ? into.subarray(0, found.size) : new Uint8Array(found.size);
      let read = 0;
      while (read < bytes.length) {
        const more = readSync(handle, bytes, read, bytes.length - read, null);
        if (more === 0) break;
        read += more;
      }
      return bytes.subarray(0, read);
    } catch (cause) {
      throw cause instanceof CopyFaultError ? cause : new CopyFaultError('copy-unreadable', path, { cause });
    } finally {
      closeSync(handle);
    }
  }

  list(): readonly string[] {
    const files: string[] = [];
    const walk = (below: string): void => {
      for (const entry of readdirSync(join(this.folder, below), { withFileTypes: true })) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (!isArchivePath(path)) throw new CopyFaultError('copy-path', path);
        if (entry.isDirectory()) walk(path);
        else if (entry.isFile()) files.push(path);
        else throw new CopyFaultError('copy-link', path);
      }
    };
    walk('');
    return files.toSorted();
  }

  close(): void {
    // Nothing is held open.
  }

  private isFolder(path: string): boolean {
    if (this.known.has(path)) return true;
    const found = stat(join(this.folder, path));
    if (found === null) return false;
    if (!found.isDirectory()) throw new CopyFaultError('copy-link', path);
    this.known.add(path);
    return true;
  }
}

const stat = (path: string): Stats | null => lstatSync(path, { throwIfNoEntry: false }) ?? null;
