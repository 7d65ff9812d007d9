import { START, type Lease, type LeaseBook, type Leases, type Position, type WrittenLeases } from '../ports/index.js';
import { Doubts } from './doubts.js';
import { sharesOf, toGive, toTake } from './fair-shares.js';

/** Work in shares, each of which one program at a time does. */
export interface SharedWork {
  /** The most weighty ones first: whoever gives way keeps those. */
  readonly shares: readonly string[];
  /** This program does those too from now on; others had done everything up to the position of each. */
  begin(shares: ReadonlyMap<string, Position>): Promise<void>;
  /** It does those no more; resolves when nothing of them is under way. */
  end(shares: readonly string[]): Promise<void>;
  /** Up to where it has done everything of a share that it does or did last. */
  reached(share: string): Position;
  /** While another does that share, who has done everything up to `upTo`: how long something has been waiting to be done, ms. */
  waitingMs(share: string, upTo: Position): number;
}

export interface WorkKeeperOptions {
  /** Time between two looks at the leases, ms. */
  readonly lookEveryMs: number;
  /** The holder of a share is asked for when something of it has been waiting for so long, ms. */
  readonly askAfterMs: number;
  /** Not again before so long after its answer, ms; twice as long each time that it has come no further, up to six times. */
  readonly askAgainAfterMs: number;
  /** All are asked for when nobody has written anything for so long, ms. */
  readonly restMs: number;
  /** Who was asked and says nothing for so long has lost its shares, ms; several times `lookEveryMs`. */
  readonly answerWithinMs: number;
}

export const DEFAULT_WORK_KEEPER_OPTIONS: WorkKeeperOptions = { lookEveryMs: 1_000, askAfterMs: 2_000, askAgainAfterMs: 5_000, restMs: 300_000, answerWithinMs: 4_000 };

export interface WorkKeeperObserver {
  /** This program does those shares now. */
  changed?(shares: ReadonlySet<string>): void;
  /** The leases could not be read or written; they are looked at again. */
  faulted?(error: unknown): void;
}

const NOBODY: Leases = { workers: [], shares: {} };
/** So often a write that came too late is decided anew before the next look. */
const TRIES = 5;

/**
 * Shares work among several programs. A lease stands until somebody asks for its holder and is not answered: nobody renews
 * anything while nobody waits, so the book grows with doubts and not with time (ADR 0032). Whoever comes is given a fair part of
 * the shares, and those of whoever goes are taken by the others (ADR 0036).
 *
 * Two may believe that they do one share, for as long as one of them was not looking. That is allowed: the work is safe to be done twice.
 */
export class WorkKeeper {
  private readonly mine = new Set<string>();
  private readonly doubts: Doubts;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;
  private seen: Leases | null = null;
  /** What this program cannot do. */
  private readonly declined = new Set<string>();

  constructor(
    private readonly book: LeaseBook,
    private readonly work: SharedWork,
    private readonly me: { readonly id: string; readonly where: string },
    private readonly options: WorkKeeperOptions = DEFAULT_WORK_KEEPER_OPTIONS,
    private readonly observer: WorkKeeperObserver = {},
    monotonicMs: () => number = () => performance.now(),
  ) {
    this.doubts = new Doubts(options.askAgainAfterMs, monotonicMs);
  }

  /** The shares that this program does. */
  get held(): ReadonlySet<string> {
    return this.mine;
  }

  /** Where each share is done, as it was seen last; null: nowhere. */
  places(): ReadonlyMap<string, string | null> {
    const where = (share: string): string | null => this.seen?.workers.find(({ id }) => id === this.seen?.shares[share]?.holder)?.where ?? null;
    return new Map(this.work.shares.map((share) => [share, where(share)]));
  }

  /** The shares that this program does not do, and how far those who do had come. */
  elsewhere(): ReadonlyMap<string, Position> {
    return new Map(this.work.shares.filter((share) => !this.mine.has(share)).map((share) => [share, this.seen?.shares[share]?.upTo ?? START]));
  }

  /** This program can do those shares no more while it runs: it lays them down, for others that can, and takes them no more. */
  decline(shares: readonly string[]): Promise<void> {
    for (const share of shares) this.declined.add(share);
    return this.look();
  }

  start(): void {
    if (this.timer !== null || this.stopped) return;
    void this.look();
    this.timer = setInterval(() => void this.look(), this.options.lookEveryMs);
    this.timer.unref();
  }

  /** Looks once; one look at a time. Never rejects. */
  look(): Promise<void> {
    this.looking = this.looking.then(() => (this.stopped ? undefined : this.agree((leases) => this.decide(leases)))).catch((error: unknown) => this.observer.faulted?.(error));
    return this.looking;
  }

  /** Ends the work that is here and lays it down, so that others go on at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.looking;
    await this.end([...this.mine]);
    try {
      await this.agree((leases) => this.without([this.me.id], leases));
    } catch (error) {
      this.observer.faulted?.(error); // whoever goes on has to ask
    }
  }

  /** Writes what follows from what is written, until nobody else was quicker. */
  private async agree(decide: (leases: Leases) => Leases | Promise<Leases>): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const written = await this.book.last();
      const leases = this.see(written);
      const next = await decide(leases);
      if (next === leases) return this.reconcile(leases);
      if (await this.book.write(written.revision, next)) return this.reconcile(this.see({ revision: written.revision + 1, leases: next }));
    }
  }

  private see({ revision, leases }: WrittenLeases): Leases {
    this.seen = leases;
    this.doubts.look(revision, leases ?? NOBODY, this.work.shares);
    return leases ?? NOBODY;
  }

  /** Does what is written: no share that is another's, and all that are its own. */
  private async reconcile(leases: Leases): Promise<void> {
    const own = this.stopped ? [] : sharesOf(leases, this.me.id).filter((share) => this.work.shares.includes(share));
    await this.end([...this.mine].filter((share) => !own.includes(share)));
    const more = own.filter((share) => !this.mine.has(share));
    if (more.length === 0) return;
    await this.work.begin(new Map(more.map((share) => [share, leases.shares[share]?.upTo ?? START])));
    for (const share of more) this.mine.add(share);
    this.observer.changed?.(this.mine);
  }

  private async end(shares: readonly string[]): Promise<void> {
    if (shares.length === 0) return;
    await this.work.end(shares);
    for (const share of shares) this.mine.delete(share);
    this.observer.changed?.(this.mine);
  }

  /** The same object: nothing has to be written. */
  private async decide(written: Leases): Promise<Leases> {
    let leases = this.present(written);
    leases = this.without(leases.workers.filter(({ id }) => this.doubts.unansweredMs(id) >= this.options.answerWithinMs && id !== this.me.id).map(({ id }) => id), leases);
    const ownerless = this.doubts.ownerlessMs() >= this.options.answerWithinMs;
    const { shares } = this.work;
    const able = shares.filter((share) => !this.declined.has(share));
    const taken = toTake({ shares, able }, leases, this.me.id, ownerless);
    if (taken.length > 0) leases = withHolder(ownerless ? asked(leases, (id) => id !== this.me.id) : leases, taken, this.me.id);
    const given = [...(taken.length > 0 ? [] : toGive({ shares, able }, leases, this.me.id)), ...this.declined].filter((share) => this.mine.has(share));
    if (given.length > 0) {
      await this.end(given);
      leases = withHolder(this.told(leases, given), given, null);
    }
    return this.asking(leases);
  }

  /** This worker is there: it comes, and asks for all who are there; or it answers. */
  private present(leases: Leases): Leases {
    const me = leases.workers.find(({ id }) => id === this.me.id);
    if (me === undefined) return { ...leases, workers: [...asked(leases, () => true).workers, { ...this.me, asked: false }] };
    if (!me.asked) return leases;
    const answered = { ...leases, workers: leases.workers.map((worker) => (worker === me ? { ...me, asked: false } : worker)) };
    return this.told(answered, sharesOf(leases, this.me.id).filter((share) => this.mine.has(share)));
  }

  /** Without workers who are gone; what they held is free, as far as they had come. */
  private without(gone: readonly string[], leases: Leases): Leases {
    if (!leases.workers.some(({ id }) => gone.includes(id))) return leases;
    const free = Object.keys(leases.shares).filter((share) => gone.includes(leases.shares[share]?.holder ?? ''));
    const known = gone.includes(this.me.id) ? this.told(leases, free) : leases;
    return { ...withHolder(known, free, null), workers: leases.workers.filter(({ id }) => !gone.includes(id)) };
  }

  private told(leases: Leases, shares: readonly string[]): Leases {
    return { ...leases, shares: { ...leases.shares, ...Object.fromEntries(shares.map((share): [string, Lease] => [share, { holder: leases.shares[share]?.holder ?? null, upTo: this.work.reached(share) }])) } };
  }

  /** Asks for those whose work waits, and for everybody when nobody has written for long. */
  private asking(leases: Leases): Leases {
    const rested = this.doubts.quietMs() >= this.options.restMs;
    const doubted = (id: string): boolean =>
      rested || (this.doubts.mayBeAsked(id) && sharesOf(leases, id).some((share) => this.work.waitingMs(share, leases.shares[share]?.upTo ?? START) >= this.options.askAfterMs));
    return asked(leases, (id) => id !== this.me.id && doubted(id));
  }
}

/** The same object: everybody of them is asked already. */
function asked(leases: Leases, whom: (id: string) => boolean): Leases {
  const ask = new Set(leases.workers.filter((worker) => !worker.asked && whom(worker.id)));
  return ask.size === 0 ? leases : { ...leases, workers: leases.workers.map((worker) => (ask.has(worker) ? { ...worker, asked: true } : worker)) };
}

const withHolder = (leases: Leases, shares: readonly string[], holder: string | null): Leases => ({
  ...leases,
  shares: { ...leases.shares, ...Object.fromEntries(shares.map((share): [string, Lease] => [share, { holder, upTo: leases.shares[share]?.upTo ?? START }])) },
});
