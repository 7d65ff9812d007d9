import type { Queue } from 'bullmq';
import type { Clock, DeadlineTimer } from '#libs/application';
import type { Instant } from '#libs/domain';
import { connectForWorker } from './connect-redis.js';
import { DeadlineQueue, type TimerChange, type TimerData } from './deadline-queue.js';
import { DueDelivery, type Deliver } from './due-delivery.js';
import { RedisLink, type RedisLinkOptions } from './redis-link.js';

export interface BullmqDeadlineTimerOptions extends RedisLinkOptions {
  readonly clock: Clock;
  /** The clock is compared with this machine's so often, ms: an injected one may have jumped. Default 250. */
  readonly pollMs?: number;
  /** Timers delivered at once. Default 1000. */
  readonly batch?: number;
  /** First wait after a delivery that failed, ms; doubles up to thirty times as much. Default 500. */
  readonly retryMs?: number;
  /** How long a timer stays with a worker that says nothing, ms; then another one gets it. Default 30,000. */
  readonly lockMs?: number;
}

/** A clock that goes further than this from the machine's own, ms, is another clock; one that gains so much between two looks has jumped. */
const JUMP_MS = 50;

/**
 * Deadlines prompted by BullMQ. Redis may be away, empty or years old at any moment: calls reject then after a few seconds,
 * deliveries pause, and both go on by themselves.
 */
export class BullmqDeadlineTimer implements DeadlineTimer {
  readonly link: RedisLink;
  private readonly timers: DeadlineQueue;
  private changes = new Map<string, Instant | null>();
  private written: Promise<void> | null = null;
  /** Writes one after another, in the order of the calls. */
  private lane: Promise<void> = Promise.resolve();
  /** The last word about keys that were being delivered when it was said. */
  private readonly meanwhile = new Map<string, Instant | null>();
  private deliver: Deliver | null = null;
  private delivery: DueDelivery | null = null;
  private readonly watching: NodeJS.Timeout;
  /** How far the injected clock was ahead of the machine's, by which BullMQ reckons. */
  private ahead = 0;
  private closing: Promise<void> | null = null;

  constructor(private readonly options: BullmqDeadlineTimerOptions) {
    const { clock, prefix, pollMs = 250 } = options;
    this.link = new RedisLink(options, () => this.beginUse(), () => void this.endDelivering());
    this.timers = new DeadlineQueue(this.link.redis, prefix, clock);
    this.watching = setInterval(() => this.compareClocks(), pollMs).unref();
  }

  /** For whoever shows the queue to an operator. */
  get queue(): Queue<TimerData> {
    return this.timers.queue;
  }

  async schedule(key: string, at: Instant): Promise<void> {
    if (key === '' || !Number.isSafeInteger(at)) throw new RangeError(`no timer: "${key}" at ${at}`);
    return this.change(key, at);
  }

  async cancel(key: string): Promise<void> {
    return this.change(key, null);
  }

  start(deliver: Deliver): void {
    this.deliver = deliver;
    this.beginDelivering();
  }

  stop(): Promise<void> {
    this.deliver = null;
    return this.endDelivering();
  }

  async pending(): Promise<number> {
    await this.written?.catch(() => undefined);
    await this.lane;
    return this.link.ask(() => this.timers.size());
  }

  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    clearInterval(this.watching);
    await this.stop();
    await this.written?.catch(() => undefined);
    await this.lane;
    await this.link.ask(() => this.timers.close()).catch(() => undefined);
    this.link.close();
  }

  private change(key: string, at: Instant | null): Promise<void> {
    this.changes.set(key, at);
    if (this.delivery?.holds(key) === true) this.meanwhile.set(key, at);
    this.written ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.written = null;
        const changes = [...this.changes];
        this.changes = new Map();
        this.write(changes).then(resolve, reject);
      });
    });
    return this.written;
  }

  private write(changes: readonly TimerChange[]): Promise<void> {
    const done = this.lane.then(() => this.link.ask(() => this.timers.write(changes)));
    this.lane = done.catch(() => undefined);
    return done;
  }

  /** Redis may be used from now on, for the first time or again. */
  private beginUse(): void {
    this.ahead = this.options.clock.now() - Date.now();
    if (Math.abs(this.ahead) > JUMP_MS) this.retime();
    this.beginDelivering();
  }

  private beginDelivering(): void {
    if (this.deliver === null || this.delivery !== null || this.link.fault !== null) return;
    const { prefix, clock, pollMs = 250, batch = 1_000, retryMs = 500, lockMs = 30_000, redis } = this.options;
    const watch = {
      overtaken: (key: string): boolean => this.meanwhile.has(key),
      settled: (key: string, done: boolean): void => this.settle(key, done),
      failed: (error: Error): void => this.link.hear(error),
    };
    this.delivery = new DueDelivery(connectForWorker(redis), this.deliver, watch, { prefix, clock, pollMs, batch, retryMs, lockMs });
  }

  private async endDelivering(): Promise<void> {
    const { delivery } = this;
    this.delivery = null;
    await delivery?.stop();
  }

  /** BullMQ itself follows up a job that is done with the instant said meanwhile; one that was cancelled, or comes again, has to be told. */
  private settle(key: string, done: boolean): void {
    const last = this.meanwhile.get(key);
    if (last === undefined) return;
    this.meanwhile.delete(key);
    if (last === null || !done) this.write([[key, last]]).catch(() => undefined); // without Redis the sweep knows
  }

  /** A clock that was put back needs nothing: what comes too early waits again. */
  private compareClocks(): void {
    if (this.link.fault !== null) return;
    const gained = this.options.clock.now() - Date.now() - this.ahead;
    this.ahead += gained;
    if (gained > JUMP_MS) this.retime();
  }

  private retime(): void {
    this.lane = this.lane.then(() => this.link.ask(() => this.timers.retime())).catch(() => undefined);
  }
}

/** Opens the timers of an installation. One process at a time delivers from them. */
export const openBullmqDeadlineTimer = (options: BullmqDeadlineTimerOptions): BullmqDeadlineTimer => new BullmqDeadlineTimer(options);
