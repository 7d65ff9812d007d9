import { DelayedError, WaitingError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock, DueTimer } from '#libs/application';
import { QUEUE_NAME, type TimerData } from './deadline-queue.js';

export interface DueDeliveryOptions {
  readonly prefix: string;
  readonly clock: Clock;
  readonly pollMs: number;
  readonly batch: number;
  readonly retryMs: number;
  readonly lockMs: number;
}

export type Deliver = (due: readonly DueTimer[]) => Promise<void>;

/** Told what becomes of a key that was taken for delivery. */
export interface DeliveryWatch {
  /** Whether it was scheduled anew or cancelled since it was taken: then the older instant counts no more. */
  overtaken(key: string): boolean;
  /** Redis has been told that its job is done, or comes again. */
  settled(key: string, done: boolean): void;
  failed(error: Error): void;
}

interface Taken {
  readonly job: Job<TimerData>;
  readonly token: string | undefined;
  readonly outcome: PromiseWithResolvers<void>;
}

/** How long a first job waits for those that are due with it. */
const LINGER_MS = 10;
/** BullMQ gives a job up when its worker died twice; a deadline is never given up. */
const ANY_NUMBER_OF_STALLS = 1_000_000_000;
const STOP_PATIENCE_MS = 2_000;
/** Between attempts to fetch after Redis failed. */
const RETRY_FETCH_MS = 1_000;

/**
 * Takes due jobs as BullMQ hands them out, one by one, and delivers them in batches: one delivery at a time, in the order of
 * the instants. A job is done when the delivery that got it has resolved; until then BullMQ keeps it for another worker.
 */
export class DueDelivery {
  private readonly worker: Worker<TimerData>;
  private taken: Taken[] = [];
  private readonly inHand = new Set<string>();
  private delivering: Promise<void> | null = null;
  private lingering: NodeJS.Timeout | null = null;
  private stopping = false;

  constructor(
    private readonly redis: Redis,
    private readonly deliver: Deliver,
    private readonly watch: DeliveryWatch,
    private readonly options: DueDeliveryOptions,
  ) {
    const { prefix, batch, retryMs, lockMs } = options;
    this.worker = new Worker<TimerData>(QUEUE_NAME, (job, token) => this.take(job, token), {
      connection: redis,
      prefix,
      concurrency: batch,
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: ANY_NUMBER_OF_STALLS,
      runRetryDelay: RETRY_FETCH_MS,
      settings: { backoffStrategy: (attempts) => Math.min(retryMs * 2 ** (attempts - 1), retryMs * 30) },
    });
    this.worker.on('drained', () => this.begin());
    this.worker.on('completed', ({ data }) => this.settle(data.key, true));
    this.worker.on('failed', (job) => job && this.settle(job.data.key, false));
    this.worker.on('error', (error) => this.watch.failed(error));
  }

  /** Whether the key was taken and Redis does not know yet what became of it. */
  holds(key: string): boolean {
    return this.inHand.has(key);
  }

  /** Resolves when nothing is being delivered any more; what was taken and not delivered goes back. */
  async stop(): Promise<void> {
    this.stopping = true;
    if (this.lingering !== null) clearTimeout(this.lingering);
    await Promise.all([this.delivering, ...this.taken.splice(0).map((taken) => this.putBack(taken))]);
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, STOP_PATIENCE_MS);
    // Without Redis it would wait for it; the jobs it holds are handed out again when their locks end.
    await Promise.race([this.worker.close(), patience.promise]);
    clearTimeout(timer);
    this.redis.disconnect();
  }

  private async take(job: Job<TimerData>, token: string | undefined): Promise<void> {
    const early = job.data.at - this.options.clock.now();
    if (early > 0) {
      await job.moveToDelayed(Date.now() + Math.max(early, this.options.pollMs), token);
      throw new DelayedError();
    }
    const taken: Taken = { job, token, outcome: Promise.withResolvers<void>() };
    this.inHand.add(job.data.key);
    if (this.stopping) void this.putBack(taken);
    else this.collect(taken);
    return taken.outcome.promise;
  }

  private collect(taken: Taken): void {
    this.taken.push(taken);
    if (this.taken.length >= this.options.batch) this.begin();
    else this.lingering ??= setTimeout(() => this.begin(), LINGER_MS);
  }

  private begin(): void {
    if (this.lingering !== null) clearTimeout(this.lingering);
    this.lingering = null;
    if (this.delivering !== null || this.taken.length === 0 || this.stopping) return;
    this.delivering = this.deliverTaken().finally(() => {
      this.delivering = null;
      if (this.taken.length > 0 && !this.stopping) this.lingering ??= setTimeout(() => this.begin(), LINGER_MS);
    });
  }

  /** Never rejects: whoever gets the timers knows why it failed, and gets them again. */
  private async deliverTaken(): Promise<void> {
    const all = this.taken.splice(0, this.options.batch);
    const due = all.filter(({ job }) => !this.watch.overtaken(job.data.key)).map(({ job: { data } }) => ({ key: data.key, at: data.at }));
    try {
      if (due.length > 0) await this.deliver(due.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)));
      for (const { outcome } of all) outcome.resolve();
    } catch {
      for (const { outcome } of all) outcome.reject(new Error('not delivered; comes again'));
    }
  }

  private async putBack({ job, token, outcome }: Taken): Promise<void> {
    try {
      await job.moveToWait(token);
      outcome.reject(new WaitingError());
    } catch (error) {
      outcome.reject(error); // its lock ends, and another worker takes it
    }
    this.inHand.delete(job.data.key);
  }

  private settle(key: string, done: boolean): void {
    this.inHand.delete(key);
    this.watch.settled(key, done);
  }
}
