import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS } from '../kernel/index.js';
import { nextDigestAt } from './index.js';

const at = { hour: 7, minute: 30 };
const iso = (text: string): string => new Date(nextDigestAt(Date.parse(text), at)).toISOString();

describe('the hour of the digest', () => {
  it('is the next 07:30 in Việt Nam', () => {
    expect([iso('2026-11-23T00:29:59.999Z'), iso('2026-11-23T00:30:00Z'), iso('2026-12-31T20:00:00Z')]).toEqual(['2026-11-23T00:30:00.000Z', '2026-11-24T00:30:00.000Z', '2027-01-01T00:30:00.000Z']);
  });

  it('always lies ahead, by at most a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (now, hour, minute) => {
        const wait = nextDigestAt(now, { hour, minute }) - now;
        expect(wait > 0 && wait <= DAY_MS).toBe(true);
      }),
    );
  });
});
