import { START, type Lease, type LeaseBook, type Position, type WrittenLease } from '../ports/index.js';

/** The work that one program at a time does. */
export interface LeasedWork {
  /** This program works from now on; others had done everything up to `from`. */
  begin(from: Position): void;
  /** It works no more; resolves when nothing is under way. */
  end(): Promise<void>;
  /** Up to where it has done everything. */
  reached(): Position;
  /** While another works, who has done everything up to `upTo`: how long something has been waiting to be done, ms. */
  waitingMs(upTo: Position): number;
}

export interface LeaseKeeperOptions {
  /** Time between two looks at the lease, ms. */
  readonly lookEveryMs: number;
  /** The holder is asked for when something has been waiting for so long, ms. */
  readonly askAfterMs: number;
  /** Not again before so long after its answer, ms; twice as long each time that it has come no further, up to six times. */
  readonly askAgainAfterMs: number;
  /** Asked for after so long in any case, ms. */
  readonly restMs: number;
  /** A holder that was asked and says nothing for so long has lost the work, ms; several times `lookEveryMs`. */
  readonly answerWithinMs: number;
}

export const DEFAULT_LEASE_KEEPER_OPTIONS: LeaseKeeperOptions = { lookEveryMs: 1_000, askAfterMs: 2_000, askAgainAfterMs: 5_000, restMs: 300_000, answerWithinMs: 4_000 };

/** `unknown`: nothing was read yet. */
export type LeaseStanding = 'working' | 'standing-by' | 'unknown';

export interface LeaseObserver {
  changed?(standing: LeaseStanding): void;
  /** The lease could not be read or written; it is looked at again. */
  faulted?(error: unknown): void;
}

const LONGEST_ASKING_PAUSE = 6;

/**
 * Keeps one of several programs at work. A lease stands until somebody asks for it and its holder says nothing: nobody renews
 * anything while nobody waits, so the book grows with doubts and not with time (ADR 0032). Whoever stands by follows what there
 * is to do, and asks when something stays undone.
 *
 * Two may believe that they work, for as long as one of them was not looking. That is allowed: the work is safe to be done twice.
 */
export class LeaseKeeper {
  private state: LeaseStanding = 'unknown';
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;
  /** The last lease that was seen, and since when. */
  private seen: { readonly revision: number; readonly since: number; readonly lease: Lease | null } | null = null;
  private askingPauseMs: number;
  private hasAsked = false;

  constructor(
    private readonly book: LeaseBook,
    private readonly work: LeasedWork,
    /** Of this program, and of this run of it. */
    private readonly me: { readonly id: string; readonly where: string },
    private readonly options: LeaseKeeperOptions = DEFAULT_LEASE_KEEPER_OPTIONS,
    private readonly observer: LeaseObserver = {},
    private readonly monotonicMs: () => number = () => performance.now(),
  ) {
    this.askingPauseMs = options.askAgainAfterMs;
  }

  get standing(): LeaseStanding {
    return this.state;
  }

  /** Who works, as it was seen last; null while nobody does. */
  get holder(): Lease | null {
    return this.seen?.lease ?? null;
  }

  start(): void {
    if (this.timer !== null || this.stopped) return;
    void this.look();
    this.timer = setInterval(() => void this.look(), this.options.lookEveryMs);
    this.timer.unref();
  }

  /** Looks once; one look at a time. Never rejects. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => this.lookOnce()).catch((error: unknown) => this.observer.faulted?.(error));
    return this.looking;
  }

  /** Ends the work, if it is here, and lays it down, so that another goes on at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
    if (this.state !== 'working') return;
    await this.work.end();
    this.become('standing-by');
    try {
      const { revision, lease } = await this.book.last();
      if (lease?.holder === this.me.id) await this.book.write(revision, this.lease({ holder: null, upTo: this.work.reached() }));
    } catch (error) {
      this.observer.faulted?.(error); // whoever comes next has to ask
    }
  }

  private async lookOnce(): Promise<void> {
    if (this.stopped) return;
    const written = await this.book.last();
    const { seen } = this;
    if (seen === null || seen.revision !== written.revision) {
      const further = seen?.lease?.upTo !== written.lease?.upTo;
      if (written.lease?.asked === false) this.askingPauseMs = further ? this.options.askAgainAfterMs : Math.min(this.askingPauseMs * 2, this.options.askAgainAfterMs * LONGEST_ASKING_PAUSE);
      this.seen = { ...written, since: this.monotonicMs() };
    }
    if (this.state === 'working') await this.asHolder(written);
    else await this.asOther(written);
  }

  private async asHolder({ revision, lease }: WrittenLease): Promise<void> {
    if (lease?.holder !== this.me.id) {
      this.become('standing-by');
      await this.work.end();
    } else if (lease.asked) {
      await this.book.write(revision, this.lease({ upTo: this.work.reached() }));
    }
  }

  private async asOther({ revision, lease }: WrittenLease): Promise<void> {
    if (lease === null || lease.holder === null) return this.take(revision, lease);
    const silentMs = this.monotonicMs() - (this.seen?.since ?? 0);
    if (this.state === 'unknown') this.become('standing-by');
    if (lease.asked) {
      if (silentMs >= this.options.answerWithinMs) await this.take(revision, lease);
      return;
    }
    if (!this.hasAsked || silentMs >= this.options.restMs || (silentMs >= this.askingPauseMs && this.work.waitingMs(lease.upTo) >= this.options.askAfterMs)) {
      this.hasAsked = true;
      await this.book.write(revision, { ...lease, asked: true });
    }
  }

  private async take(revision: number, before: Lease | null): Promise<void> {
    const upTo = before?.upTo ?? START;
    if (!(await this.book.write(revision, this.lease({ upTo })))) return;
    this.become('working');
    this.work.begin(upTo);
  }

  private lease(facts: Partial<Lease>): Lease {
    return { holder: this.me.id, where: this.me.where, upTo: START, asked: false, ...facts };
  }

  private become(state: LeaseStanding): void {
    this.state = state;
    this.observer.changed?.(state);
  }
}
