/** The server's limits; it holds them in any case, this only says so sooner. */
export const MOST_FILES = 20;
export const MOST_BYTES = 25 * 1024 * 1024;

/** What keeps a file from being sent at all. */
export type Objection = 'sameName' | 'tooLarge' | 'tooMany' | 'empty';

/** How far a file has come. `scanning`: taken, but no act may carry it before a scanner has looked at it. */
export type Progress =
  | { readonly kind: 'queued' }
  | { readonly kind: 'sending'; readonly part: number }
  | { readonly kind: 'scanning'; readonly sha256: string }
  | { readonly kind: 'ready'; readonly sha256: string }
  | { readonly kind: 'objected'; readonly objection: Objection }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A file that is to go with an act: one of this browser, or one that the program has already, of which its name alone is known. */
export interface Attachment {
  readonly id: string;
  readonly file: File | Pick<File, 'name'>;
  readonly progress: Progress;
}

/** Why this file cannot join those that are there; null when it can. Two files of one act have different names. */
export function objectionTo(file: Pick<File, 'name' | 'size'>, present: readonly { readonly file: Pick<File, 'name'> }[]): Objection | null {
  if (present.length >= MOST_FILES) return 'tooMany';
  if (present.some(({ file: { name } }) => name.normalize('NFC') === file.name.normalize('NFC'))) return 'sameName';
  if (file.size === 0) return 'empty';
  return file.size > MOST_BYTES ? 'tooLarge' : null;
}
