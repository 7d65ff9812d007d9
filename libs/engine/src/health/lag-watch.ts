import type { Clock, Position } from '#libs/application';
import type { Instant } from '#libs/domain';

/**
 * How long somebody who follows the log has been behind it, asked from time to time: since the first question at which the log
 * already ended where the follower has not come yet.
 */
export class LagWatch {
  private readonly seen: { readonly head: Position; readonly at: Instant }[] = [];

  constructor(private readonly clock: Clock) {}

  /** Milliseconds; 0 for one that stands at the end of the log. */
  lagMs(head: Position, reached: Position): number {
    const now = this.clock.now();
    if (head > (this.seen.at(-1)?.head ?? '')) this.seen.push({ head, at: now });
    while (this.seen[0] !== undefined && this.seen[0].head <= reached) this.seen.shift();
    return this.seen[0] === undefined ? 0 : now - this.seen[0].at;
  }
}
