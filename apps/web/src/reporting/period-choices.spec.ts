import { describe, expect, it } from '@jest/globals';
import { vi } from '../language/vi.js';
import { nextPeriod, periodChoices } from './period-choices.js';

describe('periods of a report, to be chosen from', () => {
  it('follow one another in every rhythm, over the end of a year', () => {
    expect(['2022-03', '2022-12', '2022-Q3', '2022-Q4', '2022-H1', '2022-H2', '2022', 'kỳ'].map(nextPeriod)).toEqual(['2022-04', '2023-01', '2022-Q4', '2023-Q1', '2022-H2', '2023-H1', '2023', null]);
  });

  it('are those that have begun and some to come, the latest first', () => {
    const choices = periodChoices(['2022-Q4', '2022-Q3'], vi);
    expect([choices.length, choices[0], choices.slice(-3).map(({ value }) => value)]).toEqual([10, { value: '2024-Q4', label: 'kỳ 2024-Q4' }, ['2023-Q1', '2022-Q4', '2022-Q3']]);
    expect(periodChoices([], vi)).toEqual([]);
  });
});
