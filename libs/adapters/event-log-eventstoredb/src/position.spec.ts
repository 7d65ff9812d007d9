import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { START } from '#libs/application';
import { placeOf, positionOf } from './position.js';

const offset = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
const place = fc.record({ commit: offset, prepare: offset });

describe('a position', () => {
  it('gives back both offsets', () => {
    fc.assert(fc.property(place, (given) => expect(placeOf(positionOf(given))).toEqual(given)));
  });

  it('compares as text as the offsets do, and is greater than START', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        const order = a.commit === b.commit ? Number(a.prepare - b.prepare > 0n) - Number(a.prepare - b.prepare < 0n) : a.commit > b.commit ? 1 : -1;
        const [left, right] = [positionOf(a), positionOf(b)];
        expect(Number(left > right) - Number(left < right)).toBe(order);
        expect(left > START).toBe(true);
      }),
    );
  });

  it.each(['1', '0000000000000001', `${'0'.repeat(20)}-${'0'.repeat(19)}`, `${'0'.repeat(20)}-${'x'.repeat(20)}`, ' '])('is not %j', (text) => {
    expect(() => placeOf(text)).toThrow(RangeError);
  });

  it('is none at START', () => {
    expect(placeOf(START)).toBeNull();
  });
});
