import type { ProcessCheckpoints, StateSnapshots } from '#libs/application';

/** Snapshots in memory; `saved` counts the writes. */
export class MemoryStateSnapshots implements StateSnapshots {
  saved = 0;
  private readonly states = new Map<string, { readonly foldVersion: number; readonly revision: number; readonly state: string }>();

  load(stream: string, foldVersion: number): { readonly revision: number; readonly state: string } | null {
    const found = this.states.get(stream);
    return found?.foldVersion === foldVersion ? { revision: found.revision, state: found.state } : null;
  }

  save(stream: string, foldVersion: number, revision: number, state: string): void {
    this.saved += 1;
    this.states.set(stream, { foldVersion, revision, state });
  }

  close(): void {
    this.states.clear();
  }
}

/** Checkpoints in memory. */
export class MemoryProcessCheckpoints implements ProcessCheckpoints {
  private readonly positions = new Map<string, string>();

  load(runner: string): string | null {
    return this.positions.get(runner) ?? null;
  }

  save(runner: string, position: string): void {
    this.positions.set(runner, position);
  }
}
