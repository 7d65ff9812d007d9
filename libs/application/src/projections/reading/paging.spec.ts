import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf, pageOf, type SortKey } from './paging.js';

describe('paging', () => {
  it('reads back its own cursors and refuses every other text', () => {
    const key = [12, 'đảng'] as const;
    expect(keyIn({ cursor: cursorOf(key), limit: 1 }, ['number', 'string'])).toEqual(key);
    expect(keyIn({ cursor: null, limit: 1 }, ['number', 'string'])).toBeNull();
    const others = ['', '§', cursorOf(['a', 'b']), cursorOf([1]), cursorOf([1, 'a', 2]), Buffer.from('{"a":1}').toString('base64url'), 'x'.repeat(700)];
    expect(others.map((cursor) => keyIn({ cursor, limit: 1 }, ['number', 'string']))).toEqual(others.map(() => 'bad-cursor'));
    fc.assert(fc.property(fc.string(), (cursor) => expect(keyIn({ cursor, limit: 1 }, ['string', 'number', 'string'])).toBe('bad-cursor')));
  });

  it('shows every row once, page after page', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.integer({ min: 1, max: 7 }), (numbers, limit) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        const shown: number[] = [];
        let cursor: string | null = null;
        do {
          const after: SortKey | null | 'bad-cursor' = keyIn({ cursor, limit }, ['number']);
          const part: { readonly rows: readonly number[]; readonly nextCursor: string | null } = pageOf(sorted, { cursor, limit }, after === 'bad-cursor' ? null : after, (row) => [row]);
          shown.push(...part.rows);
          cursor = part.nextCursor;
        } while (cursor !== null);
        expect(shown).toEqual(sorted);
      }),
    );
    expect([0, 1, 200, 201, Number.NaN].map((limit) => limitOf({ cursor: null, limit }))).toEqual([1, 1, 200, 200, 1]);
  });

  it('keeps the least rows in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 5 }), (numbers, limit) => {
        const least = new LeastRows<number>(limit, (a, b) => compareKeys([a], [b]));
        for (const number of numbers) least.offer(number);
        expect(least.rows()).toEqual(numbers.toSorted((a, b) => a - b).slice(0, limit));
      }),
    );
  });
});
