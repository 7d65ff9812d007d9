import type { CheckedEvent } from './bundle-check.js';
import type { Findings } from './findings.js';

interface Seen {
  revision: number;
  /** Dense index of the last event; 0 before the first. */
  index: number;
}

/** Every stream counts its events from 0 without a gap, in the order of the log. */
export class StreamCheck {
  private readonly seen = new Map<string, Seen>();
  private before = 0;

  constructor(private readonly findings: Findings) {}

  take({ entry: { stream, revision, index } }: CheckedEvent): void {
    const last = this.seen.get(stream) ?? { revision: -1, index: 0 };
    if (last.index === 0) this.seen.set(stream, last);
    const expected = last.revision + 1;
    if (revision !== expected) this.findings.add('stream-broken', { event: index, stream, field: 'revision', facts: { revision, expected } });
    this.before = last.index;
    last.revision = Math.max(revision, expected);
    last.index = index;
  }

  /** The event of the same stream before the one that was taken last; 0 when there is none. */
  get previous(): number {
    return this.before;
  }

  /** The last event of a stream; 0 when there is none. */
  lastOf(stream: string): number {
    return this.seen.get(stream)?.index ?? 0;
  }

  get streams(): number {
    return this.seen.size;
  }
}
