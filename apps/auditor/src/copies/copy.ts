/**
 * A copy of a log to be audited, read and never written. Paths are those of an archive (c2sp.org/tlog-tiles and its
 * neighbours). Whatever leads out of the copy is refused: see `CopyFaultError`.
 */
export interface Copy {
  /** Null when there is no such file. `into`: memory that may be read into where the file fits, instead of memory of its own. @throws CopyFaultError. */
  read(path: string, into?: Uint8Array): Uint8Array | null;
  /** Every file of it, sorted. @throws CopyFaultError. */
  list(): readonly string[];
  /** Where another thread finds the same copy; null when only this one can read it. */
  readonly place: CopyPlace | null;
  close(): void;
}

export type CopyPlace = { readonly kind: 'folder' | 'tar'; readonly path: string };

/**
 * `copy-missing`: there is nothing there. `copy-link`: a link, or anything that is neither file nor folder. `copy-path`:
 * a name that leads out of the copy, or that no archive has. `copy-twice`: one name for two files. `copy-unreadable`: not
 * a tar file, cut off, or refused by the disk. `copy-kind`: something else than a folder, a tar file or a web address.
 */
export type CopyFaultCode = 'copy-missing' | 'copy-link' | 'copy-path' | 'copy-twice' | 'copy-unreadable' | 'copy-kind';

/** The copy cannot be audited as it is; nothing was written anywhere. */
export class CopyFaultError extends Error {
  constructor(
    readonly code: CopyFaultCode,
    /** The file or name that it is about. */
    readonly file: string,
    options?: { cause?: unknown },
  ) {
    super(`${code}: ${file}`, options);
    this.name = 'CopyFaultError';
  }
}
