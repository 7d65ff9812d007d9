/**
 * One at a time on each stream, first come first served; different streams are free of each other, so that their appends
 * share an fsync. Whoever entered must leave.
 */
export class StreamQueue {
  /** A stream that somebody works on, with those who wait for it; null = nobody yet. */
  private readonly busy = new Map<string, (() => void)[] | null>();

  /** Null when the stream was free and is now the caller's; else a promise of that. */
  enter(stream: string): Promise<void> | null {
    const waiting = this.busy.get(stream);
    if (waiting === undefined) {
      this.busy.set(stream, null);
      return null;
    }
    return new Promise((resolve) => {
      if (waiting === null) this.busy.set(stream, [resolve]);
      else waiting.push(resolve);
    });
  }

  leave(stream: string): void {
    const next = this.busy.get(stream)?.shift();
    if (next === undefined) this.busy.delete(stream);
    else next();
  }
}
