import type { SignedCheckpoint } from '#libs/domain';

/** Does something with checkpoints after they were signed, at its own pace and beside the notary: what it does is never waited for. */
export interface Companion {
  /** At most so often, ms; one at a time. */
  readonly everyMs: number;
  attend(signed: SignedCheckpoint): Promise<void>;
}

/** Calls companions when their time has come. */
export class Companions {
  private readonly begun = new Map<Companion, number>();
  private readonly busy = new Map<Companion, Promise<void>>();

  constructor(
    private readonly companions: readonly Companion[],
    private readonly faulted: (error: unknown) => void,
  ) {}

  /** `now`: in milliseconds. */
  offer(signed: SignedCheckpoint, now: number): void {
    for (const companion of this.companions) {
      if (this.busy.has(companion) || now - (this.begun.get(companion) ?? Number.NEGATIVE_INFINITY) < companion.everyMs) continue;
      this.begun.set(companion, now);
      const attended = companion
        .attend(signed)
        .catch(this.faulted)
        .finally(() => this.busy.delete(companion));
      this.busy.set(companion, attended);
    }
  }

  /** Resolves when none is at work. */
  async rest(): Promise<void> {
    await Promise.all(this.busy.values());
  }
}
