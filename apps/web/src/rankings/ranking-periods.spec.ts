import { describe, expect, it } from '@jest/globals';
import { en } from '../language/en.js';
import { vi } from '../language/vi.js';
import { periodsBefore, periodWords } from './ranking-periods.js';

describe('periods of rankings', () => {
  it('are offered once they are over, the latest first', () => {
    expect(periodsBefore('2022-04-01').slice(0, 6)).toEqual(['2022-Q1', '2021-Q4', '2021-H2', '2021', '2021-Q3', '2021-Q2']);
    expect(periodsBefore('2022-03-31')[0]).toBe('2021-Q4');
    expect(periodsBefore('2026-11-30').at(-1)).toBe('2024');
  });

  it('have words in both languages', () => {
    expect(['2022-Q4', '2022-H1', '2022'].map((key) => periodWords(key, vi))).toEqual(['quý IV/2022', '6 tháng đầu năm 2022', 'năm 2022']);
    expect(['2022-Q4', '2022-H2', '2022'].map((key) => periodWords(key, en))).toEqual(['quarter 4 of 2022', 'second half of 2022', 'year 2022']);
  });
});
