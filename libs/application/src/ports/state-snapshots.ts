/**
 * Folded states of long streams, so that a first command after a restart does not read the whole stream. A cache:
 * deleting it loses nothing but time. `foldVersion` changes when the folding code does; an older snapshot is ignored.
 */
export interface StateSnapshots {
  load(stream: string, foldVersion: number): { readonly revision: number; readonly state: string } | null;
  save(stream: string, foldVersion: number, revision: number, state: string): void;
  close(): void;
}

export const STATE_SNAPSHOTS = Symbol('StateSnapshots');
