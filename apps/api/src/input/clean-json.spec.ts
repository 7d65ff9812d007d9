import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_DEPTH, parseCleanJson } from './clean-json.js';

describe('parseCleanJson', () => {
  it.each([
    ['{', 'malformed'],
    ['', 'malformed'],
    ['{"__proto__":{}}', 'forbidden-key'],
    ['{"a":[{"constructor":1}]}', 'forbidden-key'],
    [String.raw`{"\u005f_proto__":1}`, 'forbidden-key'],
    [String.raw`"\ud800"`, 'bad-text'],
    [String.raw`{"a":"x\u0000"}`, 'bad-text'],
    [String.raw`{"\udc00":1}`, 'bad-text'],
    ['['.repeat(MAX_DEPTH + 1) + ']'.repeat(MAX_DEPTH + 1), 'too-deep'],
    ['{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000), 'too-deep'],
  ])('refuses %.40s as %s', (text, fault) => {
    expect(parseCleanJson(text)).toEqual({ ok: false, fault });
  });

  it('brings text into NFC', () => {
    expect(parseCleanJson(JSON.stringify({ a: 'Đôn Đốc'.normalize('NFD'), b: ['uỷ'.normalize('NFD')] }))).toEqual({ ok: true, value: { a: 'Đôn Đốc', b: ['uỷ'] } });
  });

  it('leaves other JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: fc.constantFrom('a', 'ệ', '😀', ' ') }), (value) => {
        expect(parseCleanJson(JSON.stringify(value))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  it('takes as many levels as it says', () => {
    expect(parseCleanJson('['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH)).ok).toBe(true);
  });
});
