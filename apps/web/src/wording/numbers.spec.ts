import { describe, expect, it } from '@jest/globals';
import { readNumber, readPeriod } from './numbers.js';

describe('a number as it is written in Việt Nam', () => {
  it.each([['62,5', '62.5'], ['62.5', '62.5'], [' 78 000 ', '78000'], ['-3', '-3'], ['0,125', '0.125'], ['1234.567', '1234.567']])('%s is %s', (text, read) => expect(readNumber(text)).toBe(read));
  it.each([['78.000'], ['1.234.567'], ['78.000,5'], ['1,2,3'], ['x'], [''], ['5%'], ['1e3'], ['.5']])('%s is none, or two', (text) => expect(readNumber(text)).toBeNull());
});

describe('a period as it is written', () => {
  it.each([
    ['2023', '2023'], ['6/2023', '2023-06'], ['quý 2/2023', '2023-Q2'], ['Q4/2023', '2023-Q4'], ['nửa năm 1/2023', '2023-H1'], ['30/6/2023', '2023-06-30'], ['2023-Q2', '2023-Q2'], ['sang năm', 'sang năm'],
  ])('%s is %s', (text, read) => expect(readPeriod(text)).toBe(read));
});
