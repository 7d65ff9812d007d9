import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { en } from '../language/en.js';
import { vi } from '../language/vi.js';
import { readNumberSearch } from './counted-in.js';
import { numberWords } from './number-words.js';

/** Every name by which the program knows a number of a board. */
const NUMBERS = [...new Set([...readFileSync('apps/web/src/api/schema.d.ts', 'utf8').matchAll(/^ +number: ((?:"[\w.-]+"(?: \| )?)+);$/gmu)].flatMap(([, names = '']) => names.split(' | ').map((name) => name.slice(1, -1))))];

describe('the words of a number', () => {
  it.each([['Vietnamese', vi], ['English', en]])('are known for every number of every board, in %s', (_language, words) => {
    expect(NUMBERS.length).toBeGreaterThan(100);
    expect(NUMBERS.filter((number) => numberWords(number, words) === number)).toEqual([]);
  });

  it('are the same for a total, a group and a task, and say so of periods', () => {
    expect(['boxes.overdue', 'total.boxes.overdue', 'boxes.boxes.overdue'].map((number) => numberWords(number, en))).toEqual(['Overdue', 'Overdue', 'Overdue']);
    expect([numberWords('periods.completion.k', en), numberWords('total.periods.lapsed', en), numberWords('no-such.number', en)]).toEqual(['Completed (by period)', 'Periods no longer owed', 'no-such.number']);
  });
});

describe('the address of a number', () => {
  it('names the board, the number and its narrowing, whatever somebody typed', () => {
    expect(readNumberSearch({ bang: 'dang-giu', so: 'days.lead', nhom: 'so-y-te', theo: 'thang', luc: 'index:17@2021-12-15T03:00:00.000Z', x: 1 })).toEqual({ bang: 'dang-giu', so: 'days.lead', nhom: 'so-y-te', theo: 'thang', luc: 'index:17@2021-12-15T03:00:00.000Z' });
    expect(readNumberSearch({ bang: 'nothing', so: 7, nhom: 7, han: 'moi', luc: 'index:x' })).toEqual({ bang: 'tong-hop', so: 'boxes.overdue' });
  });
});
