export interface TileFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Where the checkpoints, tiles and bundles of the log's tree are kept, by their path below the prefix of the log
 * (c2sp.org/tlog-tiles), with what the notary needs to go on. Tiles and bundles can be built again from the log;
 * signed checkpoints cannot.
 *
 * Promises every adapter keeps, proved by `auditTilesContract` in `libs/testing`:
 * - A path is segments of letters, digits, dots, hyphens and underscores, joined by slashes; none is `.` or `..`.
 *   Anything else rejects with a RangeError.
 * - Whole: a reader gets what one `write` or `publish` gave, never part of it, and never a mixture.
 * - Durable: what `publish` wrote, and what `settle` was told of, survives a power cut once the promise resolves. What
 *   `write` wrote may be lost by one until then; a crash of the process alone loses nothing.
 */
export interface AuditTiles {
  /** Null when there is none. */
  read(path: string): Promise<Uint8Array | null>;
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** As `write` does, all of them or, when it rejects, any of them. Where a file is dear, many may share one until they are laid out: then only this port shows them. */
  writeTogether(files: readonly TileFile[]): Promise<void>;
  /** Gives some of what was written together files of their own, as durably as `settle`; true when nothing is left to do. */
  layOut(): Promise<boolean>;
  /** Puts it there for good, in place of what was there. */
  publish(path: string, bytes: Uint8Array): Promise<void>;
  settle(paths: readonly string[]): Promise<void>;
  /** Removes it and all that lies below it; nothing happens when there is none. */
  remove(path: string): Promise<void>;
  /** Every path below that one, sorted. */
  list(below: string): Promise<readonly string[]>;
}

export const AUDIT_TILES = Symbol('AuditTiles');

const SEGMENT = /^[A-Za-z0-9._-]+$/;

/** @throws RangeError for a path that no adapter takes. */
export function assertTilesPath(path: string): void {
  const fits = path.split('/').every((segment) => SEGMENT.test(segment) && segment !== '.' && segment !== '..');
  if (!fits) throw new RangeError(`no path of the audit trail: ${JSON.stringify(path.slice(0, 200))}`);
}
