import { describe, expect, it } from '@jest/globals';
import { accentedText, foldedText, matchExpression } from './folded-text.js';

describe('the text that search compares', () => {
  it('is the same for every way of writing a word', () => {
    const same = [['Hoá giải', 'hóa giải', 'HOA GIAI'], ['uỷ ban', 'ủy ban', 'uy ban'], ['kỹ thuật', 'kĩ thuật', 'ki thuat'], ['Đảng đoàn', 'dang doan', 'ĐẢNG ĐOÀN'.normalize('NFD')]];
    expect(same.map((words) => new Set(words.map(foldedText)).size)).toEqual([1, 1, 1, 1]);
    expect(foldedText('Kế hoạch 24-KH/TU, mục IV.8b')).toBe('ke hoach 24 kh tu muc iv 8b');
  });

  it('keeps accents apart where they matter, and not where only the place of the mark differs', () => {
    expect(accentedText('hoá')).toBe(accentedText('hóa'));
    expect(accentedText('ủy')).toBe(accentedText('uỷ'));
    expect(accentedText('hòa')).not.toBe(accentedText('hoa'));
  });

  it('hands FTS5 quoted words only, whatever was typed', () => {
    expect(matchExpression('kiểm* OR "NEAR(a b)" -tra')).toBe('"kiem" "or" "near" "a" "b" "tra"*');
    expect([matchExpression(''), matchExpression('"*()^:-')]).toEqual([null, null]);
  });
});
