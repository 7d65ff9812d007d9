import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cursorOf } from './paging.js';
import { ListedPart, type ListedDuty } from './listed-duty.js';

const list = fc.uniqueArray(fc.record({ due: fc.nat(5), duty: fc.nat(9) }), { selector: ({ due, duty }) => `${due} ${duty}`, maxLength: 40 }).map((rows) => rows.map((row): ListedDuty => ({ ...row, period: null })));
const sorted = (rows: readonly ListedDuty[]): readonly ListedDuty[] => rows.toSorted((a, b) => a.due - b.due || a.duty - b.duty);

function asked(rows: readonly ListedDuty[], cursor: string | null, limit: number, until?: string): { readonly rows: readonly ListedDuty[]; readonly nextCursor: string | null } {
  const part = ListedPart.of({ cursor, limit, until });
  if (part === 'bad-cursor') throw new Error(part);
  for (const row of rows) part.offer(row);
  return { rows: part.rows(), nextCursor: part.nextCursor() };
}

describe('a list of duties', () => {
  it('is whole when, after it has changed, its pages are asked for anew within the bounds that they had', () => {
    fc.assert(
      fc.property(list, list, fc.integer({ min: 1, max: 7 }), (before, after, limit) => {
        const bounds: (string | null)[] = [null];
        for (let next = asked(before, null, limit).nextCursor; next !== null; next = asked(before, next, limit).nextCursor) bounds.push(next);
        const anew = bounds.flatMap((cursor, place) => asked(after, cursor, 200, bounds[place + 1] ?? undefined).rows);
        expect(anew).toEqual(sorted(after));
      }),
    );
  });

  it('goes on within the bounds when more stands there than a page has', () => {
    const rows = [0, 1, 2, 3].map((due): ListedDuty => ({ due, duty: 0, period: null }));
    const until = cursorOf([2, 0, 0]);
    const first = asked(rows, null, 2, until);
    expect([first.rows, first.nextCursor]).toEqual([rows.slice(0, 2), cursorOf([1, 0, 0])]);
    expect(asked(rows, first.nextCursor, 2, until)).toEqual({ rows: rows.slice(2, 3), nextCursor: null });
  });

  it('refuses a bound that is none', () => {
    expect(ListedPart.of({ cursor: null, limit: 1, until: 'x' })).toBe('bad-cursor');
  });
});
