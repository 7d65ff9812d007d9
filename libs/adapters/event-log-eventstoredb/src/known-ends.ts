/** Streams remembered in each of two generations: what nobody asked for or wrote to for a long time is forgotten. */
const GENERATION = 100_000;
/** What is known is believed so long after a look found the end of the log, ms. */
const MOMENT_MS = 1_000;

/**
 * The last revision of each stream, as far as it is known without asking: from what this process stored and from what its
 * followers read of everybody's appends. Believed only for a moment after one of them came to the end of the log, so it is
 * at most that much behind another process; an answer of the server is old too when it arrives.
 */
export class KnownEnds {
  private young = new Map<string, number>();
  private old = new Map<string, number>();
  /** When each follower began its last look that came to the end. */
  private readonly looks = new Map<object, number>();
  private epoch = 0;

  /** Undefined when it has to be asked for. */
  get(stream: string): number | undefined {
    const until = performance.now() - MOMENT_MS;
    for (const since of this.looks.values()) if (since >= until) return this.young.get(stream) ?? this.old.get(stream);
    return undefined;
  }

  /** That follower read everything that was there then. */
  reached(follower: object, since: number): void {
    this.looks.set(follower, since);
  }

  /** It reads no more. The others need not have read all that it has, so everything is forgotten. */
  closed(follower: object): void {
    if (!this.looks.delete(follower)) return;
    this.epoch += 1;
    this.young = new Map();
    this.old = new Map();
  }

  /** An event of that revision is in the stream. */
  came(stream: string, revision: number): void {
    if (this.looks.size === 0 || revision <= (this.young.get(stream) ?? this.old.get(stream) ?? Number.NEGATIVE_INFINITY)) return;
    if (this.young.size >= GENERATION && !this.young.has(stream)) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(stream, revision);
  }

  /** To be taken before the server is asked, and given back with its answer: an answer from before a forgetting is not learned. */
  mark(): number {
    return this.epoch;
  }

  learn(stream: string, revision: number, mark: number): void {
    if (mark === this.epoch) this.came(stream, revision);
  }

  forget(stream: string): void {
    this.young.delete(stream);
    this.old.delete(stream);
  }
}
