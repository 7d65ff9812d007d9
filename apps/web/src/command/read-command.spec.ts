import { describe, expect, it } from '@jest/globals';
import { isMeant, plain } from './plain.js';
import { readCommand, type Command } from './read-command.js';

const NOTHING: Command = { filter: null, month: null, days: null, onOthers: false, words: '' };

describe('a line of the command bar', () => {
  it.each<[string, Partial<Command>]>([
    ['', {}],
    ['qh', { filter: 'overdue' }],
    ['qh t11', { filter: 'overdue', month: '2021-11' }],
    ['  QH   T3/2022 ', { filter: 'overdue', month: '2022-03' }],
    ['≤7', { days: 7 }],
    ['<= 14', { days: 14 }],
    ['30n', { days: 30 }],
    ['tn tl', { filter: 'returned' }],
    ['ck', { onOthers: true }],
    ['t13', { words: 't13' }],
    ['t0', { words: 't0' }],
    ['constructor', { words: 'constructor' }],
    ['qh Sở Y tế', { filter: 'overdue', words: 'so y te' }],
    ['Đảng đoàn', { words: 'dang doan' }],
  ])('%j says %j', (line, said) => {
    expect(readCommand(line, '2021-12-15')).toEqual({ ...NOTHING, ...said });
  });
});

describe('a name', () => {
  it.each([
    ['Ban Tuyên giáo Tỉnh ủy', 'tuyen giao', true],
    ['Ban Tuyên giáo Tỉnh ủy', 'tinh tuyen', true],
    ['Ban Tuyên giáo Tỉnh ủy', 'btg', true],
    ['Ban Tuyên giáo Tỉnh ủy', 'giao duc', false],
    ['24-KH/TU', '24', true],
    ['24-KH/TU', '24-kh/tu', true],
    ['124-KH/TU', 'kh tu', true],
    ['Văn bản', '', true],
  ])('%s is meant by %j: %s', (name, typed, meant) => {
    expect(isMeant(plain(name), typed)).toBe(meant);
  });

  it('is the same however its marks are written', () => {
    expect([plain('Đôn Đốc'), plain('Đôn Đốc'.normalize('NFD'))]).toEqual(['don doc', 'don doc']);
  });
});
