import { randomBytes } from 'node:crypto';
import { Queue, type BulkJobOptions, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock, DueTimer } from '#libs/application';
import type { Instant } from '#libs/domain';

/** Name of the one queue; its keys begin with `<prefix>:deadlines:`. */
export const QUEUE_NAME = 'deadlines';
/** Name of every job in it: all that one says is "look at this duty". */
export const JOB_NAME = 'look-at-duty';

/** What a job carries. `due` repeats `at` for whoever reads the queue. */
export interface TimerData {
  readonly key: string;
  readonly at: Instant;
  readonly due: string;
}

interface TimerJob {
  readonly name: string;
  readonly data: TimerData;
  readonly opts: BulkJobOptions;
}

/** A key with its new instant, or null when it is to be forgotten. */
export type TimerChange = readonly [key: string, at: Instant | null];

/** Jobs sent in one transaction: more would keep Redis from everybody else. */
const JOBS_AT_ONCE = 500;
/** Those done stay readable for a day, the newest 1,000 of them. */
const KEPT_WHEN_DONE = { age: 86_400, count: 1_000 } as const;
/** A job is tried for as long as it takes, so this number only has to be out of reach. */
const NEVER_GIVEN_UP = 1_000_000_000;
const EVENTS_KEPT = 1_000;

/**
 * The timers as delayed jobs of BullMQ, one for each key. BullMQ forgets a job id that it still knows (a finished job too), so
 * ids are fresh, and "one for each key" is its deduplication: a delayed job is replaced, one being processed gets a successor.
 */
export class DeadlineQueue {
  readonly queue: Queue<TimerData>;
  private readonly mark = randomBytes(4).toString('hex');
  private ids = 0;

  constructor(
    redis: Redis,
    prefix: string,
    private readonly clock: Clock,
  ) {
    this.queue = new Queue<TimerData>(QUEUE_NAME, { connection: redis, prefix, streams: { events: { maxLen: EVENTS_KEPT } } });
    this.queue.on('error', () => undefined); // heard from the connection itself
  }

  /** Carries out the changes, each key named once. */
  async write(changes: readonly TimerChange[]): Promise<void> {
    for (let first = 0; first < changes.length; first += JOBS_AT_ONCE) {
      const some = changes.slice(first, first + JOBS_AT_ONCE);
      await this.put(some.flatMap(([key, at]) => (at === null ? [] : [{ key, at }])));
      await Promise.all(some.map(([key, at]) => (at === null ? this.remove(key) : undefined)));
    }
  }

  /** Delayed, waiting and in delivery. */
  size(): Promise<number> {
    return this.queue.getJobCountByTypes('delayed', 'wait', 'active');
  }

  /** The injected clock went another way than this machine's: every delay is reckoned anew. */
  async retime(): Promise<void> {
    const jobs = await this.queue.getDelayed();
    await Promise.all(jobs.map((job) => job.changeDelay(this.waitFor(job.data.at)).catch(() => undefined))); // it may have come meanwhile
  }

  close(): Promise<void> {
    return this.queue.close();
  }

  private async put(timers: readonly DueTimer[]): Promise<void> {
    if (timers.length === 0) return;
    const jobs = timers.map((timer) => this.jobOf(timer));
    const stored = await this.queue.addBulk(jobs);
    for (const [index, job] of jobs.entries()) {
      const { id } = stored[index] as Job<TimerData>;
      if (id !== undefined && id !== job.opts.jobId) await this.replaceWaiting(id, job);
    }
  }

  /** Deduplication replaces what is delayed and follows up what is active; what only waits for a worker would keep its place. */
  private async replaceWaiting(id: string, job: TimerJob): Promise<void> {
    if ((await this.queue.getJobState(id)) === 'waiting' && (await this.queue.remove(id)) === 1) await this.queue.addBulk([job]);
  }

  private async remove(key: string): Promise<void> {
    const id = await this.queue.getDeduplicationJobId(key);
    if (id !== null) await this.queue.remove(id);
  }

  /** Its score is the instant itself, also in the past: due jobs come in the order of their instants. */
  private jobOf({ key, at }: DueTimer): TimerJob {
    const now = Date.now();
    const wait = at - this.clock.now();
    const timestamp = wait < 1 ? Math.max(0, now + wait - 1) : now;
    const due = textOf(at);
    return {
      name: JOB_NAME,
      data: { key, at, due },
      opts: {
        jobId: `${key}@${due}.${this.mark}${(this.ids++).toString(36)}`.replaceAll(':', ''),
        timestamp,
        delay: Math.max(1, wait),
        deduplication: { id: key, replace: true, keepLastIfActive: true },
        attempts: NEVER_GIVEN_UP,
        backoff: { type: 'custom' },
        removeOnComplete: KEPT_WHEN_DONE,
        stackTraceLimit: 1,
      },
    };
  }

  private waitFor(at: Instant): number {
    return Math.max(1, at - this.clock.now());
  }
}

const MOST_DISTANT_DATE = 8.64e15;
const textOf = (at: Instant): string => (Math.abs(at) <= MOST_DISTANT_DATE ? new Date(at).toISOString() : String(at));
