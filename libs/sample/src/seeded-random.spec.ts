import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SeededRandom } from './seeded-random.js';

const draw = (seed: number, count: number): readonly number[] => {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('SeededRandom', () => {
  it('repeats for a seed and differs between seeds', () => {
    expect(draw(7, 5)).toEqual(draw(7, 5));
    expect(draw(7, 5)).not.toEqual(draw(8, 5));
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(40), (seed, from, width) => {
        const random = new SeededRandom(seed);
        const drawn = Array.from({ length: 50 }, () => random.between(from, from + width));
        expect(drawn.every((value) => Number.isInteger(value) && value >= from && value <= from + width)).toBe(true);
      }),
    );
  });
});
