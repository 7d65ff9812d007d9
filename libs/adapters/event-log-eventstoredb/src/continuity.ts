import type { LoggedEvent } from '#libs/application';

/** Streams whose last revision is remembered while following the log. */
const STREAMS = 200_000;

/**
 * Whether events follow one another without a hole, each in its stream. Positions cannot tell: they are byte offsets.
 * Following from the very beginning, a stream has to begin at 0; from elsewhere, wherever it is first met.
 */
export class Continuity {
  private readonly revisions = new Map<string, number>();

  constructor(private complete: boolean) {}

  /** True when nothing is missing before the event; it then counts as seen. */
  admits({ stream, revision }: LoggedEvent): boolean {
    const before = this.revisions.get(stream);
    if (before === undefined ? this.complete && revision !== 0 : revision !== before + 1) return false;
    if (before === undefined && this.revisions.size >= STREAMS) this.forgetOldest();
    this.revisions.set(stream, revision);
    return true;
  }

  private forgetOldest(): void {
    this.complete = false;
    const [oldest] = this.revisions.keys();
    if (oldest !== undefined) this.revisions.delete(oldest);
  }
}
