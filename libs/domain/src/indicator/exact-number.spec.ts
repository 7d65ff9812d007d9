import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addExact, alongLine, compareExact, decimal, exactOf, fractionOf, isWhole, parseDecimal, percentOf, placesOf, subtractExact, writeDecimal, type DecimalText, type Exact } from './exact-number.js';

const RUNS = { numRuns: 2_000 };
/** Canonical decimals, with the whole number they are at nine places. */
const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }), fc.integer({ min: 0, max: 9 })).map(([digits, places]): { readonly text: DecimalText; readonly at9: bigint } => {
  const size = (digits < 0n ? -digits : digits).toString().padStart(places + 1, '0');
  const [whole, fraction] = [size.slice(0, size.length - places).slice(-17).replace(/^0+(?=\d)/, ''), size.slice(size.length - places).replace(/0+$/, '')];
  const sign = digits < 0n && (whole !== '0' || fraction !== '') ? '-' : '';
  const at9 = BigInt(whole + fraction.padEnd(9, '0')) * (sign === '' ? 1n : -1n);
  return { text: decimal(`${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`), at9 };
});
const fractions: fc.Arbitrary<Exact> = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 6n })).map(([n, d]) => fractionOf(n, d));

describe('an exact number', () => {
  it.each(['', ' 1', '01', '1.', '.5', '1.50', '78.000', '+1', '-0', '1e3', '1,5', '78 000', '0.0', 'NaN', 'Infinity', '٣', '1234567890123456789', '0.1234567891'])('is not %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it.each(['0', '-1', '78000', '62.5', '-0.4', '0.000000001', '999999999999999999.999999999'])('is %s', (text) => {
    expect(parseDecimal(text)).toBe(text);
  });

  it('throws at a literal that is none, and at division by zero', () => {
    expect(() => decimal('78.000')).toThrow(RangeError);
    expect(() => percentOf(exactOf(decimal('1')), exactOf(decimal('0')))).toThrow(RangeError);
  });

  it('is what its digits say, where floats are not', () => {
    expect(addExact(exactOf(decimal('0.1')), exactOf(decimal('0.2')))).toStrictEqual(exactOf(decimal('0.3')));
    fc.assert(fc.property(decimals, ({ text, at9 }) => {
      expect(exactOf(text)).toStrictEqual(fractionOf(at9, 10n ** 9n));
    }), RUNS); // prettier-ignore
  });

  it('is written again as it was read', () => {
    fc.assert(fc.property(decimals, ({ text }) => {
      expect(writeDecimal(exactOf(text), 9)).toStrictEqual({ text, rounded: false });
      expect(writeDecimal(exactOf(text), placesOf(text))).toStrictEqual({ text, rounded: false });
    }), RUNS); // prettier-ignore
  });

  it('compares as whole numbers of the same size do', () => {
    fc.assert(fc.property(decimals, decimals, (a, b) => {
      const order = compareExact(exactOf(a.text), exactOf(b.text));
      expect(order).toBe(a.at9 < b.at9 ? -1 : a.at9 > b.at9 ? 1 : 0);
    }), RUNS); // prettier-ignore
  });

  it('adds and subtracts back to where it was', () => {
    fc.assert(fc.property(fractions, fractions, (a, b) => {
      expect(subtractExact(addExact(a, b), b)).toStrictEqual(a);
    }), RUNS); // prettier-ignore
  });

  it('is rounded to the nearest, half away from zero', () => {
    const written = (n: bigint, d: bigint, places: number) => writeDecimal(fractionOf(n, d), places);
    expect([written(1n, 3n, 2), written(-1n, 3n, 2), written(5n, 1000n, 2), written(-5n, 1000n, 2), written(1n, 1000n, 2)]).toStrictEqual([
      { text: '0.33', rounded: true }, { text: '-0.33', rounded: true }, { text: '0.01', rounded: true }, { text: '-0.01', rounded: true }, { text: '0', rounded: true },
    ]); // prettier-ignore
    fc.assert(fc.property(fractions, fc.integer({ min: 0, max: 6 }), (value, places) => {
      const { text, rounded } = writeDecimal(value, places);
      const off = subtractExact(exactOf(text), value);
      expect(compareExact({ n: off.n < 0n ? -off.n : off.n, d: off.d }, fractionOf(1n, 2n * 10n ** BigInt(places)))).toBeLessThanOrEqual(0);
      expect(rounded).toBe(off.n !== 0n);
    }), RUNS); // prettier-ignore
  });

  it('gives the percentage of the 2017 figures exactly', () => {
    const rate = percentOf(exactOf(decimal('16051')), exactOf(decimal('16274')));
    expect([rate, writeDecimal(rate, 2), isWhole(rate)]).toStrictEqual([fractionOf(1_605_100n, 16_274n), { text: '98.63', rounded: true }, false]);
  });
});

describe('the straight line', () => {
  const steps = fc.integer({ min: 1, max: 9_000 }).chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all)));

  it('begins and ends at its points, stays between them, and never turns', () => {
    fc.assert(fc.property(fractions, fractions, steps, (a, b, [step, all]) => {
      expect([alongLine(a, b, 0, all), alongLine(a, b, all, all)]).toStrictEqual([a, b]);
      const here = alongLine(a, b, step, all);
      const order = compareExact(a, b);
      expect([compareExact(a, here), compareExact(here, b)].every((each) => each === 0 || each === order)).toBe(true);
      if (step < all) expect([0, order]).toContain(compareExact(here, alongLine(a, b, step + 1, all)));
    }), RUNS); // prettier-ignore
  });

  it('rises by the same each step', () => {
    fc.assert(fc.property(fractions, fractions, steps, (a, b, [step, all]) => {
      fc.pre(step > 0);
      expect(subtractExact(alongLine(a, b, step, all), alongLine(a, b, step - 1, all))).toStrictEqual(alongLine({ n: 0n, d: 1n }, subtractExact(b, a), 1, all));
    }), RUNS); // prettier-ignore
  });
});
