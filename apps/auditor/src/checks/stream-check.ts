import { ownText, type CheckedEvent } from './bundle-reader.js';
import type { EventBook } from './event-book.js';
import type { Findings } from './findings.js';

/** Every stream counts its events from 0 without a gap, in the order of the log; which are of one stream is written down. */
export class StreamCheck {
  /** Numbers of the streams, from 1; what is kept of each stands in arrays by its number: of a million streams, objects would be too much. */
  private readonly numbers = new Map<string, number>();
  /** The revision that its next event has. */
  private readonly expected: Float64Array;
  /** Dense index of its last event; 0 before the first. */
  private readonly last: Uint32Array;

  constructor(
    private readonly book: EventBook,
    private readonly findings: Findings,
  ) {
    this.expected = new Float64Array(book.state.length);
    this.last = new Uint32Array(book.state.length);
  }

  take({ entry: { stream, revision, index } }: CheckedEvent): void {
    const number = this.numbers.get(stream) ?? this.begun(stream);
    const expected = this.expected[number] as number;
    if (revision !== expected) this.findings.add('stream-broken', { event: index, stream, field: 'revision', facts: { revision, expected } });
    this.book.stream[index] = number;
    this.book.previous[index] = this.last[number] as number;
    this.expected[number] = Math.max(revision, expected) + 1;
    this.last[number] = index;
  }

  get streams(): number {
    return this.numbers.size;
  }

  private begun(stream: string): number {
    const number = this.numbers.size + 1;
    this.numbers.set(ownText(stream), number);
    return number;
  }
}
