import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composed } from './composed.js';

/** The same by the long way: through JSON text. */
const slow = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_key, inner: unknown) => (typeof inner === 'string' ? inner.normalize('NFC') : inner));

describe('composed', () => {
  it('composes every text of a value and leaves the rest as it is', () => {
    const words = fc.stringMatching(/^[\u0300-\u0304a-e\u00e0-\u1ef9]{0,6}$/);
    const values = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 3 }, words, fc.integer(), fc.constant(null), fc.boolean(), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'))),
    })).value;
    fc.assert(
      fc.property(values, (value) => {
        const before = JSON.stringify(value);
        const after = composed(value);
        expect(JSON.parse(JSON.stringify(after))).toEqual(slow(value));
        expect(JSON.stringify(value)).toBe(before);
        expect(composed(after)).toBe(after);
      }),
    );
  });
});
