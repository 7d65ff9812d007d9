import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isPlainText, jsonText } from './json-text.js';

const longWay = (value: string): string => JSON.stringify(value.normalize('NFC'));

describe('jsonText', () => {
  it('is the JSON of the composed text, for every character there is', () => {
    const wrong: number[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const text = `a${String.fromCodePoint(code)}`;
      if (jsonText(text) !== longWay(text)) wrong.push(code);
    }
    expect(wrong).toEqual([]);
  });

  it('and for texts of many', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(jsonText(text)).toBe(longWay(text))));
    fc.assert(fc.property(fc.stringMatching(/^[\u0300-\u0309 -~\u00e0-\u1ef9]*$/), (text) => expect(jsonText(text)).toBe(longWay(text))));
  });

  it('knows ordinary Vietnamese as plain', () => {
    expect(isPlainText('Đã quán triệt Chỉ thị số 05-CT/TU – 100 % chi bộ; còn “vướng” kinh phí (5 triệu ₫)…')).toBe(true);
    expect(isPlainText('quán triệt'.normalize('NFD'))).toBe(false);
  });
});
