import { KEPT_CHECKPOINTS, readCheckpoint, type SignedCheckpoint } from '#libs/domain';
import type { Copy } from '../copies/copy.js';
import type { Findings } from './findings.js';

/** A checkpoint and the file that it stands in. */
export interface FoundCheckpoint {
  readonly file: string;
  readonly signed: SignedCheckpoint;
}

export const CHECKPOINT_FILE = 'checkpoint';
export const COSIGNED_FILE = 'checkpoint.cosigned';

/** The checkpoint that the copy is of; null when there is none that can be read, which has been noted. */
export function latestCheckpoint(copy: Copy, findings: Findings): FoundCheckpoint | null {
  const bytes = copy.read(CHECKPOINT_FILE);
  if (bytes === null) findings.add('checkpoint-missing', { file: CHECKPOINT_FILE });
  return bytes === null ? null : checkpointIn(CHECKPOINT_FILE, bytes, findings);
}

/** The other checkpoints of the copy, the smallest first. */
export function earlierCheckpoints(copy: Copy, findings: Findings): readonly FoundCheckpoint[] {
  const files = copy.list().filter((path) => path === COSIGNED_FILE || path.startsWith(`${KEPT_CHECKPOINTS}/`));
  const found = files.flatMap((file) => checkpointIn(file, copy.read(file) ?? new Uint8Array(0), findings) ?? []);
  return found.toSorted((a, b) => a.signed.checkpoint.size - b.signed.checkpoint.size);
}

/** Reads a checkpoint; what is wrong with it is noted. */
export function checkpointIn(file: string, bytes: Uint8Array, findings: Findings): FoundCheckpoint | null {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    findings.add('checkpoint-malformed', { file, facts: { fault: 'utf-8' } });
    return null;
  }
  const signed = readCheckpoint(text);
  if (signed.ok) return { file, signed: signed.value };
  findings.add('checkpoint-malformed', { file, facts: { fault: signed.fault } });
  return null;
}
