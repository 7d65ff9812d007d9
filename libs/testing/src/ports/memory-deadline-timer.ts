import type { Clock, DeadlineTimer, DueTimer } from '#libs/application';
import type { Instant } from '#libs/domain';

/** Timers in memory, looked at every `pollMs`. `kept` stands for the disk: give it to the next one to play a restart. */
export class MemoryDeadlineTimer implements DeadlineTimer {
  private polling: NodeJS.Timeout | null = null;
  private delivering: Promise<void> = Promise.resolve();

  constructor(
    private readonly clock: Clock,
    readonly kept: Map<string, { readonly at: Instant }> = new Map(),
    private readonly pollMs = 2,
  ) {}

  async schedule(key: string, at: Instant): Promise<void> {
    if (key === '' || !Number.isSafeInteger(at)) throw new RangeError(`no timer: "${key}" at ${at}`);
    this.kept.set(key, { at });
  }

  async cancel(key: string): Promise<void> {
    this.kept.delete(key);
  }

  start(deliver: (due: readonly DueTimer[]) => Promise<void>): void {
    const look = (): void => {
      this.delivering = this.deliverDue(deliver).then(() => {
        if (this.polling !== null) this.polling = setTimeout(look, this.pollMs);
      });
    };
    this.polling = setTimeout(look, 0);
  }

  async stop(): Promise<void> {
    if (this.polling !== null) clearTimeout(this.polling);
    this.polling = null;
    await this.delivering;
  }

  async pending(): Promise<number> {
    return this.kept.size;
  }

  async close(): Promise<void> {
    await this.stop();
  }

  private async deliverDue(deliver: (due: readonly DueTimer[]) => Promise<void>): Promise<void> {
    const now = this.clock.now();
    const due = [...this.kept].filter(([, { at }]) => at <= now).sort(([, a], [, b]) => a.at - b.at);
    if (due.length === 0) return;
    try {
      await deliver(due.map(([key, { at }]) => ({ key, at })));
    } catch {
      return; // again at the next look
    }
    for (const [key, timer] of due) if (this.kept.get(key) === timer) this.kept.delete(key);
  }
}
