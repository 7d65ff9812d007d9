import type { Rejection } from '../kernel/index.js';
import { endingsOf, endsAs, fileNameOf } from './file-name.js';

/** A file that an act carries, beside the log and named by its content. */
export interface AttachedFile {
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** As whoever attached it calls it: composed, no path. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** As its content tells. */
  readonly type: string;
}

/** A file as an act asks for it; how it stands is resolved by the caller. `unknown`: whoever acts never uploaded it. */
export interface FileAsked {
  readonly sha256: string;
  readonly name: string;
  readonly stands: { readonly size: number; readonly type: string } | 'unknown' | 'quarantined';
}

/** Files an act carries, if any. */
export interface WithFiles {
  readonly files?: readonly FileAsked[];
}

/** An act carries this many at most. */
export const MOST_FILES = 20;

/** What is refused about the files of an act. */
export type FileRejection =
  | 'too-many-files'
  /** Two files of one name, or one file twice. */
  | 'file-named-twice'
  /** A path, a hidden sign, a device, or nothing. */
  | 'file-name-unsafe'
  /** Its end promises another type than its content has. */
  | 'file-name-misleads'
  /** Never uploaded by whoever acts. */
  | 'file-not-uploaded'
  /** A scanner has not looked at it yet, or has found something. */
  | 'file-quarantined';

/** The files as they are recorded, or the reason why they cannot be attached. */
export function attachedFiles(asked: readonly FileAsked[]): { readonly ok: true; readonly files: readonly AttachedFile[] } | { readonly ok: false; readonly rejection: Rejection<FileRejection> } {
  if (asked.length > MOST_FILES) return refused('too-many-files', { files: asked.length, atMost: MOST_FILES });
  const files: AttachedFile[] = [];
  for (const { sha256, name: given, stands } of asked) {
    const name = fileNameOf(given);
    if (name === null) return refused('file-name-unsafe', { sha256 });
    if (stands === 'unknown') return refused('file-not-uploaded', { sha256, name });
    if (stands === 'quarantined') return refused('file-quarantined', { sha256, name });
    if (!endsAs(name, stands.type)) return refused('file-name-misleads', { sha256, name, type: stands.type, endings: endingsOf(stands.type) });
    if (files.some((other) => other.sha256 === sha256 || other.name.toLowerCase() === name.toLowerCase())) return refused('file-named-twice', { sha256, name });
    files.push({ sha256, name, size: stands.size, type: stands.type });
  }
  return { ok: true, files };
}

/** The files as an act would ask for them again. */
export const askedAgain = (files: readonly AttachedFile[]): readonly FileAsked[] => files.map(({ sha256, name, size, type }) => ({ sha256, name, stands: { size, type } }));

const refused = (tag: FileRejection, facts: Readonly<Record<string, unknown>>): { readonly ok: false; readonly rejection: Rejection<FileRejection> } => ({ ok: false, rejection: { tag, facts } });
