import type { CheckedEvent } from './bundle-check.js';
import type { Findings } from './findings.js';

/** Every stream counts its events from 0 without a gap, in the order of the log. */
export class StreamCheck {
  private readonly revisions = new Map<string, number>();

  constructor(private readonly findings: Findings) {}

  take({ entry: { stream, revision, index } }: CheckedEvent): void {
    const expected = (this.revisions.get(stream) ?? -1) + 1;
    if (revision !== expected) this.findings.add('stream-broken', { event: index, stream, field: 'revision', facts: { revision, expected } });
    this.revisions.set(stream, Math.max(revision, expected));
  }

  get streams(): number {
    return this.revisions.size;
  }
}
