import { START, type Leases, type Position } from '../ports/index.js';
import { sharesOf } from './fair-shares.js';

interface Acquaintance {
  /** When it was first seen as it is now, asked or not. */
  since: number;
  asked: boolean;
  /** How far it was when it last answered. */
  upTo: string;
  /** Not asked again before so long after its answer, ms. */
  pauseMs: number;
}

const LONGEST_PAUSE = 6;

/** What one worker knows of the others by looking at the leases: who is asked and has not answered, and who was asked lately. Times are of its own steady clock. */
export class Doubts {
  private readonly known = new Map<string, Acquaintance>();
  private readonly freeSince = new Map<string, number>();
  private writtenAt = 0;
  private revision: number | null = null;

  /** `pauseMs`: after an answer; twice as long each time that whoever was asked has come no further, up to six times. */
  constructor(
    private readonly pauseMs: number,
    private readonly monotonicMs: () => number,
  ) {}

  /** Sees what is written now. */
  look(revision: number, leases: Leases, shares: readonly string[]): void {
    const now = this.monotonicMs();
    if (revision !== this.revision) this.writtenAt = now;
    this.revision = revision;
    for (const { id, asked } of leases.workers) this.lookAt(id, asked, furthest(leases, id), now);
    for (const id of this.known.keys()) if (!leases.workers.some((worker) => worker.id === id)) this.known.delete(id);
    for (const share of shares) {
      if ((leases.shares[share]?.holder ?? null) !== null) this.freeSince.delete(share);
      else if (!this.freeSince.has(share)) this.freeSince.set(share, now);
    }
  }

  /** For how long nobody has written anything, ms. */
  quietMs(): number {
    return this.monotonicMs() - this.writtenAt;
  }

  /** For how long that worker has been asked without an answer, ms; 0: it is not asked. */
  unansweredMs(id: string): number {
    const worker = this.known.get(id);
    return worker?.asked === true ? this.monotonicMs() - worker.since : 0;
  }

  /** Whether its last answer is so long ago that it may be asked again. */
  mayBeAsked(id: string): boolean {
    const worker = this.known.get(id);
    return worker !== undefined && !worker.asked && this.monotonicMs() - worker.since >= worker.pauseMs;
  }

  /** For how long the share that has lain there longest has been nobody's, ms. */
  ownerlessMs(): number {
    return this.freeSince.size === 0 ? 0 : this.monotonicMs() - Math.min(...this.freeSince.values());
  }

  private lookAt(id: string, asked: boolean, upTo: string, now: number): void {
    const before = this.known.get(id);
    if (before === undefined) {
      this.known.set(id, { since: now, asked, upTo, pauseMs: this.pauseMs });
    } else if (before.asked !== asked) {
      const further = upTo !== before.upTo;
      const pauseMs = asked ? before.pauseMs : further ? this.pauseMs : Math.min(before.pauseMs * 2, this.pauseMs * LONGEST_PAUSE);
      this.known.set(id, { since: now, asked, upTo: asked ? before.upTo : upTo, pauseMs });
    }
  }
}

const furthest = (leases: Leases, id: string): Position => sharesOf(leases, id).reduce((a, share) => ((leases.shares[share]?.upTo ?? START) > a ? (leases.shares[share]?.upTo ?? START) : a), START);
