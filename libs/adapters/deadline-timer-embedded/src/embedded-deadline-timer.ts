import type { Clock, DeadlineTimer, DueTimer } from '#libs/application';
import type { Instant } from '#libs/domain';
import { TimerFile } from './timer-file.js';

export interface EmbeddedDeadlineTimerOptions {
  /** Folder of the file `deadline-timers.db`; made when absent. */
  readonly folder: string;
  readonly clock: Clock;
  /** The clock is looked at this often even when nothing is due soon, ms: it may have jumped. Default 250. */
  readonly pollMs?: number;
  /** Timers delivered at once. Default 2000. */
  readonly batch?: number;
  /** First wait after a delivery that failed, ms; doubles up to thirty times as much. Default 500. */
  readonly retryMs?: number;
}

/** Changes after which they are written at once, whatever else there is to do. */
const WRITE_AFTER = 5_000;

/** Opens (or makes) the timers of a data folder. One process at a time delivers from a folder. */
export const openEmbeddedDeadlineTimer = (options: EmbeddedDeadlineTimerOptions): DeadlineTimer => new EmbeddedDeadlineTimer(options);

/**
 * Timers in a file of their own. The calls of one turn of the event loop are written in one transaction; in memory stand
 * only those and the instant of the soonest timer, so a million timers cost nothing but disk.
 */
class EmbeddedDeadlineTimer implements DeadlineTimer {
  private readonly file: TimerFile;
  private readonly clock: Clock;
  private readonly pollMs: number;
  private readonly batch: number;
  private readonly retryMs: number;
  /** Not yet written. */
  private changes = new Map<string, { readonly at: Instant; readonly turn: number } | null>();
  private written: Promise<void> | null = null;
  private turn: number;
  /** No timer in the file is sooner. */
  private soonest: Instant;
  private deliver: ((due: readonly DueTimer[]) => Promise<void>) | null = null;
  private delivering: Promise<void> | null = null;
  private waiting: NodeJS.Timeout | null = null;
  private failures = 0;

  constructor({ folder, clock, pollMs = 250, batch = 2_000, retryMs = 500 }: EmbeddedDeadlineTimerOptions) {
    this.file = new TimerFile(folder);
    this.clock = clock;
    this.pollMs = pollMs;
    this.batch = batch;
    this.retryMs = retryMs;
    this.turn = this.file.lastTurn();
    this.soonest = this.file.soonest();
  }

  async schedule(key: string, at: Instant): Promise<void> {
    if (key === '' || !Number.isSafeInteger(at)) throw new RangeError(`no timer: "${key}" at ${at}`);
    this.turn += 1;
    return this.change(key, { at, turn: this.turn });
  }

  async cancel(key: string): Promise<void> {
    return this.change(key, null);
  }

  start(deliver: (due: readonly DueTimer[]) => Promise<void>): void {
    this.deliver = deliver;
    this.wait(0);
  }

  async stop(): Promise<void> {
    this.deliver = null;
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
    await this.delivering;
  }

  async pending(): Promise<number> {
    this.flush();
    return this.file.size();
  }

  async close(): Promise<void> {
    await this.stop();
    this.flush();
    this.file.close();
  }

  private change(key: string, timer: { readonly at: Instant; readonly turn: number } | null): Promise<void> {
    this.changes.set(key, timer);
    if (this.changes.size >= WRITE_AFTER) {
      this.flush();
      return Promise.resolve();
    }
    this.written ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.written = null;
        try {
          this.flush();
          resolve();
        } catch (error) {
          reject(error);
        }
      });
    });
    return this.written;
  }

  private flush(): void {
    if (this.changes.size === 0) return;
    const { changes } = this;
    this.file.write(changes);
    this.changes = new Map();
    let soonest = this.soonest;
    for (const timer of changes.values()) if (timer !== null && timer.at < soonest) soonest = timer.at;
    if (soonest === this.soonest) return;
    this.soonest = soonest;
    if (this.waiting !== null && this.delivering === null) this.wait(this.untilNext());
  }

  /** Never one long wait: the clock may jump meanwhile, and Node's own timers end at 24.8 days. */
  private untilNext(): number {
    return Math.min(Math.max(0, this.soonest - this.clock.now()), this.pollMs);
  }

  private wait(ms: number): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.waiting = null;
      this.delivering = this.lookAndWait();
    }, ms);
    this.waiting.unref();
  }

  private async lookAndWait(): Promise<void> {
    const next = await this.look();
    this.delivering = null;
    if (this.deliver !== null) this.wait(next);
  }

  /** Delivers one batch of what is due; gives the wait until the next look, ms. Never rejects. */
  private async look(): Promise<number> {
    const { deliver } = this;
    const now = this.clock.now();
    if (deliver === null || (now < this.soonest && this.changes.size === 0)) return this.untilNext();
    try {
      this.flush();
      const due = this.file.dueUpTo(now, this.batch);
      if (due.length > 0) {
        await deliver(due.map(({ key, at }) => ({ key, at })));
        this.file.removeDelivered(due);
      }
      this.soonest = this.file.soonest();
      for (const timer of this.changes.values()) if (timer !== null && timer.at < this.soonest) this.soonest = timer.at;
      this.failures = 0;
      return this.untilNext();
    } catch {
      // Whoever gets the timers knows why it failed; they are delivered again.
      this.failures += 1;
      return Math.min(this.retryMs * 2 ** (this.failures - 1), this.retryMs * 30);
    }
  }
}
