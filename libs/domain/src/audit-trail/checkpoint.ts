import { base64, fromBase64 } from './base64.js';
import type { TreeHead } from './consistency.js';
import { HASH_BYTES } from './hashing.js';
import { read, unread, wholeNumberOf, type Reading } from './reading.js';
import { readNote, type NoteFault, type SignedNote } from './signed-note.js';

/** The head of the tree of one log (c2sp.org/tlog-checkpoint). This program writes no extension lines, and reads past those of others. */
export interface LogCheckpoint extends TreeHead {
  readonly origin: string;
}

/** A checkpoint with the note that carries it. */
export interface SignedCheckpoint {
  readonly checkpoint: LogCheckpoint;
  readonly note: SignedNote;
}

export type CheckpointFault = NoteFault | 'checkpoint-lines' | 'checkpoint-size' | 'checkpoint-root';

/** The text that is signed. */
export const checkpointText = ({ origin, size, root }: LogCheckpoint): string => `${origin}\n${size}\n${base64(root)}\n`;

/** Reads a note whose text is a checkpoint. */
export function readCheckpoint(text: string): Reading<SignedCheckpoint, CheckpointFault> {
  const note = readNote(text);
  if (!note.ok) return note;
  const [origin = '', sizeText = '', rootText = '', ...extensions] = note.value.text.slice(0, -1).split('\n');
  if (origin === '' || sizeText === '' || rootText === '' || extensions.includes('')) return unread('checkpoint-lines');
  const size = wholeNumberOf(sizeText);
  if (size === null) return unread('checkpoint-size');
  const root = fromBase64(rootText);
  if (root === null || root.length !== HASH_BYTES) return unread('checkpoint-root');
  return read({ checkpoint: { origin, size, root }, note: note.value });
}
