import { ownText, type CheckedEvent } from './bundle-reader.js';
import type { EventBook } from './event-book.js';
import type { Findings } from './findings.js';

interface Seen {
  readonly number: number;
  revision: number;
  /** Dense index of the last event; 0 before the first. */
  index: number;
}

/** Every stream counts its events from 0 without a gap, in the order of the log; which are of one stream is written down. */
export class StreamCheck {
  private readonly seen = new Map<string, Seen>();

  constructor(
    private readonly book: EventBook,
    private readonly findings: Findings,
  ) {}

  take({ entry: { stream, revision, index } }: CheckedEvent): void {
    const last = this.seen.get(stream) ?? { number: this.seen.size + 1, revision: -1, index: 0 };
    if (last.index === 0) this.seen.set(ownText(stream), last);
    const expected = last.revision + 1;
    if (revision !== expected) this.findings.add('stream-broken', { event: index, stream, field: 'revision', facts: { revision, expected } });
    this.book.stream[index] = last.number;
    this.book.previous[index] = last.index;
    last.revision = Math.max(revision, expected);
    last.index = index;
  }

  get streams(): number {
    return this.seen.size;
  }
}
