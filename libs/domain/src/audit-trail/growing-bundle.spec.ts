import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeBundle } from './bundle.js';
import { GrowingBundle } from './growing-bundle.js';
import { leafHash, type Sha256 } from './hashing.js';
import { writeEntry, type LogEntry } from './log-entry.js';

const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const ENTRY: LogEntry = { index: 1, stream: 'assignment-a', revision: 0, id: 'b', sha256: 'c', type: 'noted', recordedAt: null };

describe('a bundle that grows in memory that is kept', () => {
  it('is what its entries are written as one by one, and hashes each as a leaf', () => {
    const streams = fc.array(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ minLength: 2_000, maxLength: 20_000 })), { maxLength: 8 }), { maxLength: 4 });
    fc.assert(
      fc.property(streams, (bundles) => {
        const growing = new GrowingBundle(sha256);
        for (const names of bundles) {
          const entries = names.map((stream, place) => ({ ...ENTRY, index: place + 1, stream: stream.toWellFormed() }));
          expect(entries.map((entry) => growing.add(entry))).toEqual(entries.map((entry) => leafHash(writeEntry(entry), sha256)));
          expect([growing.width, Buffer.from(growing.bytes).equals(writeBundle(entries.map(writeEntry), 2))]).toEqual([entries.length, true]);
          growing.clear();
        }
      }),
      { numRuns: 30 },
    );
  });

  it('refuses an entry that no bundle can hold, and is what it was', () => {
    const growing = new GrowingBundle(sha256);
    growing.add(ENTRY);
    const before = Buffer.from(growing.bytes).toString('hex');
    expect(() => growing.add({ ...ENTRY, stream: 'x'.repeat(65_535) })).toThrow(RangeError);
    expect([growing.width, Buffer.from(growing.bytes).toString('hex')]).toEqual([1, before]);
  });
});
