import type { Instant } from '../kernel/index.js';

/** Of a set of spans of time, in milliseconds. `median` and `p90` are right to one part in a hundred. */
export interface DurationFigures {
  readonly min: number;
  readonly median: number;
  readonly mean: number;
  readonly p90: number;
  readonly max: number;
}

/** Spans of time, as many as there may be, in constant memory: counted in steps of two in a hundred. */
export class Durations {
  count = 0;
  private sum = 0;
  private least = Number.POSITIVE_INFINITY;
  private most = 0;
  private readonly steps = new Map<number, number>();

  add(span: number): void {
    this.count += 1;
    this.sum += span;
    this.least = Math.min(this.least, span);
    this.most = Math.max(this.most, span);
    const step = Math.floor(Math.log(span + 1) / STEP);
    this.steps.set(step, (this.steps.get(step) ?? 0) + 1);
  }

  /** Zeros when there are none. */
  figures(): DurationFigures {
    if (this.count === 0) return { min: 0, median: 0, mean: 0, p90: 0, max: 0 };
    return { min: this.least, median: this.quantile(0.5), mean: Math.round(this.sum / this.count), p90: this.quantile(0.9), max: this.most };
  }

  private quantile(part: number): number {
    let left = Math.ceil(part * this.count);
    for (const [step, count] of [...this.steps].sort(([a], [b]) => a - b)) {
      left -= count;
      if (left <= 0) return Math.min(this.most, Math.max(this.least, Math.round(Math.exp((step + 0.5) * STEP) - 1)));
    }
    return this.most;
  }
}

const STEP = Math.log(1.02);

/** A kind of act, how often it was done, and in how many duties it came first or last. `place`: its mean place among the acts of a duty, from 0. */
export interface Activity {
  readonly type: string;
  readonly count: number;
  readonly starts: number;
  readonly ends: number;
  readonly place: number;
}

/** One kind of act directly after another in the same duty. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** From one to the other, by when they were recorded. */
  readonly times: DurationFigures;
}

/** What directly follows what, gathered duty by duty. */
export class FlowGraph {
  private readonly activities = new Map<string, { count: number; starts: number; ends: number; places: number }>();
  private readonly followed = new Map<string, { readonly from: string; readonly to: string; readonly times: Durations }>();

  /** The acts of one duty, in order. */
  add(acts: readonly { readonly type: string; readonly at: Instant }[]): void {
    for (const [place, { type, at }] of acts.entries()) {
      const activity = this.activityOf(type);
      activity.count += 1;
      activity.places += place;
      if (place === 0) activity.starts += 1;
      if (place === acts.length - 1) activity.ends += 1;
      const before = acts[place - 1];
      if (before !== undefined) this.flowOf(before.type, type).times.add(Math.max(0, at - before.at));
    }
  }

  /** In the order in which they come on average. */
  allActivities(): readonly Activity[] {
    return [...this.activities].map(([type, { count, starts, ends, places }]) => ({ type, count, starts, ends, place: places / count })).sort((a, b) => a.place - b.place || (a.type < b.type ? -1 : 1));
  }

  /** The most frequent first. */
  allFlows(): readonly Flow[] {
    const name = ({ from, to }: Flow): string => `${from} ${to}`;
    return [...this.followed.values()].map(({ from, to, times }) => ({ from, to, count: times.count, times: times.figures() })).sort((a, b) => b.count - a.count || (name(a) < name(b) ? -1 : 1));
  }

  private activityOf(type: string): { count: number; starts: number; ends: number; places: number } {
    let activity = this.activities.get(type);
    if (activity === undefined) this.activities.set(type, (activity = { count: 0, starts: 0, ends: 0, places: 0 }));
    return activity;
  }

  private flowOf(from: string, to: string): { readonly times: Durations } {
    const key = `${from} ${to}`;
    let flow = this.followed.get(key);
    if (flow === undefined) this.followed.set(key, (flow = { from, to, times: new Durations() }));
    return flow;
  }
}
