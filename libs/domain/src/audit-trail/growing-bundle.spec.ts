import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeBundle } from './bundle.js';
import { GrowingBundle } from './growing-bundle.js';
import { leafHash, type Sha256 } from './hashing.js';
import { glanceAt, writeEntry, type LogEntry } from './log-entry.js';

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

  it('is the same when entries come straight from stored bytes, those that are not plain by way of an entry', () => {
    const events = fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.constantFrom('duty-1', 'đơn-vị', 'a"b'), fc.boolean()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(events, (all) => {
        const [straight, byEntry, hashes] = [new GrowingBundle(sha256), new GrowingBundle(sha256), new Uint8Array(32 * all.length)];
        for (const [at, [words, stream, typed]] of all.entries()) {
          const bytes = Buffer.from(JSON.stringify({ ...(typed && { type: 'noted' }), data: words, meta: { recordedAt: '2021-11-17T02:00:00.000Z' } }));
          const stored = { memory: Buffer.concat([Buffer.alloc(16, at), bytes]), begin: 16, end: 16 + bytes.length, stream, revision: at, index: at + 1, sha256: 'c'.repeat(64) };
          const id = Buffer.alloc(16, at).toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
          const entry = { index: at + 1, stream, revision: at, id, sha256: stored.sha256, ...glanceAt(bytes.toString('latin1')) };
          const added = straight.addStored(stored, hashes, 32 * at);
          expect(added).toBe(typed && stream === 'duty-1');
          if (!added) hashes.set(straight.add(entry), 32 * at);
          expect(Buffer.from(hashes.subarray(32 * at, 32 * at + 32))).toEqual(Buffer.from(byEntry.add(entry)));
        }
        expect(Buffer.from(straight.bytes)).toEqual(Buffer.from(byEntry.bytes));
      }),
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
