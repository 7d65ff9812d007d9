import { describe, expect, it } from '@jest/globals';
import { readRhythms } from './phrase-rhythms.js';

describe('the rhythms of a phrase', () => {
  const table: Readonly<Record<string, readonly string[]>> = {
    'hằng năm': ['1 year'],
    'Hàng quý': ['1 quarter'],
    'hàng tháng': ['1 month'],
    'mỗi tuần': ['1 week'],
    'định kỳ hằng năm và khi cần thiết': ['1 year'],
    'định kỳ 6 tháng': ['6 month'],
    'sáu tháng một lần': ['6 month'],
    '3 tháng/lần': ['3 month'],
    'báo cáo 6 tháng': ['6 month'],
    'hằng quý, 6 tháng, hằng năm': ['1 quarter', '1 year', '6 month'],
    'trước ngày 15/12 hằng năm': ['1 year'],
    'hai lần mỗi năm': [],
    'trong 6 tháng kể từ ngày ký': [],
    '6 tháng đầu năm 2022': [],
    'định kỳ': [],
    'năm 2022': [],
  };
  for (const [phrase, expected] of Object.entries(table)) {
    it(phrase, () => {
      expect(readRhythms(phrase).map(({ every, unit }) => `${every} ${unit}`)).toEqual(expected);
    });
  }
});
