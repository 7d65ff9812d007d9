import type { Clock, DeadlineTimer, DueTimer, ProcessCheckpoints, StateSnapshots } from '#libs/application';
import type { Instant } from '#libs/domain';
import type { Chance } from './chance.js';
import type { FaultPlan } from './faults.js';
import type { SimulatedTime } from './simulated-time.js';

const HOUR = 3_600_000;

/** The clock of one node: the simulated time, and what it is wrong by. */
export class SkewedClock implements Clock {
  wrongBy = 0;

  constructor(private readonly time: SimulatedTime) {}

  now(): Instant {
    return this.time.now() + this.wrongBy;
  }
}

/** Checkpoints that outlive nodes; a save can fail, and what is kept can be lost or become an older one. */
export class KeptCheckpoints implements ProcessCheckpoints {
  private readonly past = new Map<string, string[]>();

  constructor(private readonly faults: FaultPlan) {}

  load(runner: string): string | null {
    return this.past.get(runner)?.at(-1) ?? null;
  }

  save(runner: string, position: string): void {
    if (this.faults.strikes('checkpoint-not-saved')) return;
    const past = this.past.get(runner) ?? [];
    past.push(position);
    if (past.length > 50) past.shift();
    this.past.set(runner, past);
  }

  lose(): void {
    this.past.clear();
  }

  goBack(steps: number): void {
    for (const past of this.past.values()) past.splice(Math.max(1, past.length - steps));
  }
}

interface Snapshot {
  readonly foldVersion: number;
  readonly revision: number;
  readonly state: string;
}

/** Snapshots that outlive nodes; kept ones can be lost, become older ones, or belong to another log. */
export class KeptSnapshots implements StateSnapshots {
  private readonly kept = new Map<string, Snapshot[]>();
  loads = 0;

  constructor(
    private readonly chance: Chance,
    private readonly faults: FaultPlan,
  ) {}

  load(stream: string, foldVersion: number): { readonly revision: number; readonly state: string } | null {
    const found = this.kept.get(stream)?.at(-1);
    if (found?.foldVersion !== foldVersion) return null;
    this.loads += 1;
    return { revision: found.revision, state: found.state };
  }

  save(stream: string, foldVersion: number, revision: number, state: string): void {
    if (this.faults.strikes('snapshot-not-saved')) throw new Error('simulated: the disk of the snapshots is full');
    this.kept.set(stream, [...(this.kept.get(stream) ?? []).slice(-3), { foldVersion, revision, state }]);
  }

  lose(): void {
    this.kept.clear();
  }

  /** The newest snapshot of some streams is lost, so that the one before it counts. */
  goBack(): void {
    for (const versions of this.kept.values()) if (versions.length > 1 && this.chance.hit(0.5)) versions.pop();
  }

  /** One snapshot as from a log that was never written: its last event stands in no stream. */
  plantForeign(): void {
    const streams = [...this.kept.keys()];
    if (streams.length === 0) return;
    const versions = this.kept.get(this.chance.pick(streams));
    const last = versions?.at(-1);
    if (versions === undefined || last === undefined) return;
    versions.push({ ...last, state: last.state.replace(/"lastEventId":"[^"]*"/, '"lastEventId":"00000000-0000-4000-8000-00000000dead"') });
  }

  close(): void {}
}

/** A timer on the one queue: can lose what it was given, ring early, late or twice. The follower must not rely on it. */
export class SimulatedTimer implements DeadlineTimer {
  private readonly waiting = new Map<string, Instant>();
  private deliver: ((due: readonly DueTimer[]) => Promise<void>) | null = null;

  constructor(
    private readonly time: SimulatedTime,
    private readonly chance: Chance,
    private readonly faults: FaultPlan,
  ) {}

  async schedule(key: string, at: Instant): Promise<void> {
    if (this.waiting.get(key) === at) return;
    this.waiting.set(key, at);
    const { faults, chance } = this;
    if (faults.strikes('timer-lost')) return;
    let wait = at - this.time.now();
    if (faults.strikes('timer-early')) wait -= chance.below(12 * HOUR);
    if (faults.strikes('timer-late')) wait += chance.below(3 * HOUR);
    this.ringAfter(wait, key, at);
    if (faults.strikes('timer-twice')) this.ringAfter(wait, key, at);
  }

  async cancel(key: string): Promise<void> {
    this.waiting.delete(key);
  }

  start(deliver: (due: readonly DueTimer[]) => Promise<void>): void {
    this.deliver = deliver;
  }

  async stop(): Promise<void> {
    this.deliver = null;
  }

  async pending(): Promise<number> {
    return this.waiting.size;
  }

  async close(): Promise<void> {
    this.deliver = null;
  }

  forget(): void {
    this.waiting.clear();
  }

  private ringAfter(wait: number, key: string, at: Instant): void {
    this.time.later(wait, () => {
      if (this.waiting.get(key) !== at) return;
      this.waiting.delete(key);
      this.deliver?.([{ key, at }]).catch(() => undefined); // the next sweep finds it
    });
  }
}
