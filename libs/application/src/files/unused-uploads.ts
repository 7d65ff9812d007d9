import type { Instant } from '#libs/domain';
import type { EventLogReader, FileStore, Position } from '../ports/index.js';

/** What the log is known to name. */
export interface KnownNames {
  /** Up to where; null while nothing is known. */
  through(): Position | null;
  has(sha256: string): boolean;
}

/** What one step did, in files. */
export interface UnusedStep {
  readonly retired: number;
  readonly reinstated: number;
  readonly removed: number;
}

const NOTHING: UnusedStep = { retired: 0, reinstated: 0, removed: 0 };
const HOUR = 3_600_000;
/** An act that had looked at a file before it was retired is recorded within this time, or never. */
export const RETIRED_FOR_MS = HOUR;
/** Files looked at in a step. */
const A_STEP = 500;

/**
 * Removes uploads that no act and no draft named in time. In two steps, since an act may name a file in the very moment: it is
 * retired first, out of reach of acts that come later; an hour later, once the log is known up to then, it is removed, or kept
 * again because an act was faster (ADR 0088).
 */
export class UnusedUploads {
  private after: string | null = null;
  private awaited: { readonly head: Position; readonly at: Instant } | null = null;

  constructor(
    private readonly store: FileStore,
    private readonly log: Pick<EventLogReader, 'head'>,
    private readonly names: KnownNames,
    /** Uploads younger than this are left alone, ms. */
    private readonly keptFor: number,
  ) {}

  /** Does nothing until all is known that stood in the log at the step before. @throws what log and disk say */
  async step(now: Instant): Promise<UnusedStep> {
    this.awaited ??= { head: await this.log.head(), at: now };
    const known = this.names.through();
    if (known === null || known < this.awaited.head) return NOTHING;
    const { at } = this.awaited;
    this.awaited = null;
    const { reinstated, removed } = await this.endRetired(at);
    return { retired: await this.retireUnused(now), reinstated, removed };
  }

  /** `known`: when all that is known of the log was known at the latest. */
  private async endRetired(known: Instant): Promise<Omit<UnusedStep, 'retired'>> {
    let [reinstated, removed] = [0, 0];
    for (const sha256 of await this.store.list('retired', null, A_STEP)) {
      if (this.names.has(sha256)) {
        await this.store.reinstate(sha256);
        reinstated += 1;
      } else if (known - ((await this.store.since(sha256)) ?? known) >= RETIRED_FOR_MS) {
        await this.store.remove(sha256);
        removed += 1;
      }
    }
    return { reinstated, removed };
  }

  private async retireUnused(now: Instant): Promise<number> {
    let retired = 0;
    const page = await this.store.list('kept', this.after, A_STEP);
    for (const sha256 of page) {
      if (this.names.has(sha256) || now - ((await this.store.since(sha256)) ?? now) < this.keptFor) continue;
      await this.store.retire(sha256, now);
      retired += 1;
    }
    this.after = page.length < A_STEP ? null : (page.at(-1) ?? null);
    return retired;
  }
}
