import { lstatSync } from 'node:fs';
import { CopyFaultError, type Copy, type CopyPlace } from './copy.js';
import { FolderCopy } from './folder-copy.js';
import { TarCopy } from './tar-copy.js';

/** Opens a copy in a folder or a tar file. @throws CopyFaultError. */
export function openCopy(path: string): Copy {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new CopyFaultError('copy-missing', path);
  if (found.isDirectory()) return new FolderCopy(path);
  if (found.isFile()) return new TarCopy(path);
  throw new CopyFaultError(found.isSymbolicLink() ? 'copy-link' : 'copy-kind', path);
}

/** The same copy once more, for another thread. @throws CopyFaultError. */
export const openAgain = ({ kind, path }: CopyPlace): Copy => (kind === 'folder' ? new FolderCopy(path) : new TarCopy(path));
