import type { AnyHeldState } from './held-state.js';

/** One stream in use: its folded state, and its queue of those who work on it, first come first served. */
export class HeldStream {
  held: AnyHeldState | null = null;
  /** Nothing more is likely to happen to it: the first to be forgotten. */
  settled = false;
  private taken = false;
  private waiting: (() => void)[] | null = null;

  constructor(readonly stream: string) {}

  get busy(): boolean {
    return this.taken;
  }

  /** Null when nobody works on it and it is now the caller's; else a promise of that. */
  enter(): Promise<void> | null {
    if (this.taken) return new Promise((resolve) => (this.waiting ??= []).push(resolve));
    this.taken = true;
    return null;
  }

  /** Whoever entered must leave. */
  leave(): void {
    const next = this.waiting?.shift();
    if (next === undefined) this.taken = false;
    else next();
  }
}

/** Of so many streams one is kept that is settled: it may be looked at once more. */
const SETTLED_SHARE = 64;

/**
 * The streams in use, bounded by their number. Two generations: what is used is in the young one; when it is full it
 * becomes the old one, and what nobody used since is forgotten. Costs one look-up for each command, no list to keep in
 * order. A stream that somebody works on is never forgotten; forgetting any other is harmless: its state is folded again.
 */
export class HeldStreams {
  private young = new Map<string, HeldStream>();
  private old = new Map<string, HeldStream>();
  private readonly settled = new Map<string, HeldStream>();
  private readonly generation: number;
  private readonly mostSettled: number;

  /** `maxEntries` ≤ 1 keeps nothing beyond its use. */
  constructor(maxEntries: number) {
    this.mostSettled = Math.floor(maxEntries / SETTLED_SHARE);
    this.generation = Math.floor((maxEntries - this.mostSettled) / 2);
  }

  get size(): number {
    return this.young.size + this.old.size + this.settled.size;
  }

  /** The stream if it is in use. */
  find(stream: string): HeldStream | undefined {
    const young = this.young.get(stream);
    return young ?? this.again(stream);
  }

  /** The stream, in use from now on. */
  of(stream: string): HeldStream {
    const known = this.find(stream);
    if (known !== undefined) return known;
    const fresh = new HeldStream(stream);
    this.put(fresh);
    return fresh;
  }

  /** To be called when somebody has left it: what need not be kept goes. */
  release(place: HeldStream): void {
    if (place.busy || (place.held !== null && !place.settled && this.generation > 0)) return;
    this.young.delete(place.stream);
    if (place.held === null || this.mostSettled === 0) return;
    if (this.settled.size >= this.mostSettled) {
      for (const oldest of this.settled.keys()) {
        this.settled.delete(oldest);
        break;
      }
    }
    this.settled.set(place.stream, place);
  }

  private again(stream: string): HeldStream | undefined {
    const from = this.old.has(stream) ? this.old : this.settled;
    const place = from.get(stream);
    if (place === undefined) return undefined;
    from.delete(stream);
    this.put(place);
    return place;
  }

  private put(place: HeldStream): void {
    if (this.generation > 0 && this.young.size >= this.generation) {
      const forgotten = this.old;
      this.old = this.young;
      this.young = new Map();
      for (const each of forgotten.values()) if (each.busy) this.young.set(each.stream, each);
    }
    this.young.set(place.stream, place);
  }
}
