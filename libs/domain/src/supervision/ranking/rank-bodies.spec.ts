import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bodyId } from '../../kernel/index.js';
import { rankBodies, rankingPeriod, type RankedBody } from './index.js';

const body = (id: string, onTime: number, late: number, overdue: number): RankedBody => ({ body: bodyId(id), name: `Tên ${id}`, counts: { 'done-on-time': onTime, 'done-late': late, overdue } });
const places = (bodies: readonly RankedBody[], minimumN = 5): unknown => {
  const { ranked, unranked } = rankBodies(bodies, minimumN);
  return [ranked.map((line) => [line.place, line.body, `${line.completion.k}/${line.completion.n}`, line.onTime.k]), unranked.map((line) => [line.place, line.body, line.completion.n])];
};

describe('ranking bodies (feature 56)', () => {
  it('goes by completion, then by what was on time; equal ones share a place', () => {
    expect(places([body('d', 8, 2, 0), body('a', 9, 0, 1), body('b', 10, 0, 0), body('c', 16, 4, 0), body('e', 0, 0, 6)])).toEqual([
      [[1, 'b', '10/10', 10], [2, 'c', '20/20', 16], [2, 'd', '10/10', 8], [4, 'a', '9/10', 9], [5, 'e', '0/6', 0]], [],
    ]);
  });

  it('lists bodies with too few duties apart, without a place, and those with none nowhere', () => {
    expect(places([body('a', 4, 0, 0), body('b', 3, 0, 2), body('c', 0, 0, 0)])).toEqual([[[1, 'b', '3/5', 3]], [[null, 'a', 4]]]);
    expect(places([body('a', 4, 0, 0)], 4)).toEqual([[[1, 'a', '4/4', 4]], []]);
  });

  it('gives places that only the rates decide, whatever order the bodies come in', () => {
    const counts = fc.record({ 'done-on-time': fc.nat(12), 'done-late': fc.nat(12), overdue: fc.nat(12) });
    const many = fc.array(counts, { maxLength: 12 }).map((all) => all.map((each, at): RankedBody => ({ body: bodyId(`b${String(at).padStart(2, '0')}`), name: '', counts: each })));
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 9 }), (bodies, minimumN) => {
        const list = rankBodies(bodies, minimumN);
        expect(rankBodies(bodies.toReversed(), minimumN)).toEqual(list);
        const rate = ({ completion, onTime }: (typeof list.ranked)[number]): number => completion.k / completion.n + onTime.k / onTime.n / 1e6;
        for (const one of list.ranked) expect(one.place).toBe(1 + list.ranked.filter((other) => rate(other) > rate(one) + 1e-12).length);
        expect(list.ranked.every(({ completion }) => completion.n >= minimumN) && list.unranked.every(({ completion, place }) => completion.n < minimumN && place === null)).toBe(true);
        expect(list.ranked.length + list.unranked.length).toBe(bodies.filter((each) => Object.values(each.counts).some((count) => count > 0)).length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the period of a ranking (feature 57)', () => {
  it.each([
    ['2022-Q1', ['quarterly', '2022-01-01', '2022-03-31']],
    ['2022-H2', ['half-yearly', '2022-07-01', '2022-12-31']],
    ['2024', ['yearly', '2024-01-01', '2024-12-31']],
    ['2022-03', null],
    ['2022-Q5', null],
    ['', null],
  ] as const)('%s', (key, expected) => {
    const period = rankingPeriod(key);
    expect(period === null ? null : [period.rhythm, period.from, period.to]).toEqual(expected);
  });
});
