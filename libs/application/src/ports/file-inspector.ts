import type { FileBytes } from './file-store.js';

/** What a file may be, by its content. */
export const FILE_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'text/plain',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** Why a file is not taken. */
export const FILE_FAULTS = [
  /** Nothing in it. */
  'empty',
  /** None of the types above, or text with characters that no text has. */
  'type-not-accepted',
  /** Two kinds of file in one, or something behind its end. */
  'more-than-one-file',
  /** It begins like one of the types and is not whole. */
  'damaged',
  /** Macros, scripts, embedded programs, or contents fetched from elsewhere. */
  'active-content',
  /** It would unpack to more than it may, or holds archives inside archives. */
  'archive-too-large',
  /** Locked with a password, so that nobody can look into it. */
  'encrypted',
  /** An archive whose entries lie outside of it. */
  'unsafe-names',
] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** `detail`: what of it, in English, for the log of the server; never its contents. */
export type FileVerdict = { readonly ok: true; readonly type: FileType } | { readonly ok: false; readonly fault: FileFault; readonly detail: string };

/**
 * Tells what a file is by its content, and whether it may be taken. Never throws for what is in it; reads it in pieces, and unpacks
 * no more than a limit of its own.
 */
export interface FileInspector {
  inspect(bytes: FileBytes): Promise<FileVerdict>;
}

export const FILE_INSPECTOR = Symbol('FileInspector');
