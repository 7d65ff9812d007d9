import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BoundedPage } from '../../queries/contract.js';
import { compareKeys, cursorOf, keyIn, LeastRows, limitOf, pageOf, partIn, type ListPart } from './paging.js';

const NO_BOUNDS: ListPart = { after: null, until: null };
const partOf = (page: BoundedPage): ListPart => {
  const part = partIn(page, ['number']);
  if (part === 'bad-cursor') throw new Error('a cursor of our own');
  return part;
};

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
          const page: { readonly rows: readonly number[]; readonly nextCursor: string | null } = pageOf(sorted, { cursor, limit }, partOf({ cursor, limit }), (row) => [row]);
          shown.push(...page.rows);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(shown).toEqual(sorted);
      }),
    );
    expect([0, 1, 200, 201, Number.NaN].map((limit) => limitOf({ cursor: null, limit }))).toEqual([1, 1, 200, 200, 1]);
  });

  it('asks for a page again within the bounds that it had, however many rows have come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(50)), fc.uniqueArray(fc.nat(50)), fc.integer({ min: 1, max: 7 }), (numbers, more, limit) => {
        const ascending = (all: readonly number[]): readonly number[] => [...new Set(all)].toSorted((a, b) => a - b);
        const [before, since] = [ascending(numbers), ascending([...numbers, ...more])];
        const { nextCursor: until } = pageOf(before, { cursor: null, limit }, NO_BOUNDS, (row) => [row]);
        const shown: number[] = [];
        let cursor: string | null = null;
        do {
          const page: { readonly rows: readonly number[]; readonly nextCursor: string | null } = pageOf(since, { cursor, limit }, partOf({ cursor, limit, until: until ?? undefined }), (row) => [row]);
          shown.push(...page.rows);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(shown).toEqual(until === null ? since : since.filter((row) => row <= (before[limit - 1] as number)));
      }),
    );
    expect(['x', cursorOf(['a'])].map((until) => partIn({ cursor: null, limit: 1, until }, ['number']))).toEqual(['bad-cursor', 'bad-cursor']);
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
