import type { ActorId, Instant } from '#libs/domain';

/** Bytes that can be read from any place, a piece at a time. */
export interface FileBytes {
  readonly size: number;
  /** Fewer than asked for only at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/**
 * `quarantined`: nobody may attach or fetch it, until a scanner has found nothing in it. `retired`: nobody may attach it any more,
 * until it is uploaded again; it waits to be removed.
 */
export type FilePlace = 'kept' | 'quarantined' | 'retired';

export interface StoredFile {
  /** Of the content, 64 hexadecimal digits in lower case: the name it goes by. */
  readonly sha256: string;
  readonly size: number;
  /** As its content tells, never as it was named. */
  readonly type: string;
  readonly place: FilePlace;
  /** What a scanner found in it; null = nothing so far. */
  readonly finding: string | null;
}

/** What has arrived and is nowhere yet. One of `keep` and `discard` ends it. */
export interface FileDraft extends FileBytes {
  readonly sha256: string;
  /** Durable once it resolves. A file that is there already stays where it is, and is whole again if it was not; a retired one is kept again. */
  keep(as: { readonly type: string; readonly by: ActorId; readonly place: FilePlace }): Promise<StoredFile>;
  discard(): Promise<void>;
}

/**
 * Files beside the log, which names them by the SHA-256 of their content. They cannot be built again: backups hold them.
 *
 * Promises every adapter keeps, proved by `fileStoreContract` in `libs/testing`:
 * - Whole: whoever reads gets what one upload brought, never a part of it; an upload that breaks off leaves nothing.
 * - Durable: what `keep` or `release` answered survives a power cut.
 * - Pieces: no file is ever in memory as a whole, however large.
 * - A name that is no SHA-256 in hexadecimal is a RangeError, and reaches no disk.
 */
export interface FileStore {
  /** Takes a file in. @throws FileTooLargeError as soon as it has more bytes than `atMost`; and what the stream throws. */
  receive(pieces: AsyncIterable<Uint8Array>, atMost: number): Promise<FileDraft>;
  /** Null when nobody uploaded it, or it is not there any more. */
  find(sha256: string): Promise<StoredFile | null>;
  wasUploadedBy(sha256: string, actor: ActorId): Promise<boolean>;
  /** The content, wherever it lies; null when it is not there. */
  read(sha256: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Out of quarantine; nothing happens when it is not in it. */
  release(sha256: string): Promise<void>;
  /** Keeps it in quarantine, or takes it there, for what was found in it. */
  condemn(sha256: string, finding: string): Promise<void>;
  /** Hashes of what lies in that place, in their order, beginning after `after`; at most `limit`. */
  list(place: FilePlace, after: string | null, limit: number): Promise<readonly string[]>;
  /** When its content came last, or when it was retired; null when it is not there. */
  since(sha256: string): Promise<Instant | null>;
  /** From now on no act can name it that does not already; nothing happens when it is not kept. */
  retire(sha256: string, now: Instant): Promise<void>;
  /** Kept again, since an act names it after all; nothing happens when it is not retired. */
  reinstate(sha256: string): Promise<void>;
  /** Removes a retired file for good, with who uploaded it. Who uploads the same content meanwhile loses nothing. */
  remove(sha256: string): Promise<void>;
  /** Removes what uploads left behind whose program ended in their middle, once it is a day old. */
  tidy(now: Instant): Promise<void>;
}

export const FILE_STORE = Symbol('FileStore');

const SHA_256 = /^[0-9a-f]{64}$/;

export const isSha256 = (text: string): boolean => SHA_256.test(text);

/** @throws RangeError for what is no name of a file. */
export function assertSha256(text: string): void {
  if (!isSha256(text)) throw new RangeError(`no SHA-256 of a file: ${JSON.stringify(text.slice(0, 100))}`);
}
