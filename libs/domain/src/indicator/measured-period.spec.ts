import { describe, expect, it } from '@jest/globals';
import { measuredPeriod } from './measured-period.js';

describe('a measured period', () => {
  it.each([
    ['2023', '2023-01-01', '2023-12-31'], ['2023-H1', '2023-01-01', '2023-06-30'], ['2023-H2', '2023-07-01', '2023-12-31'], ['2024-Q1', '2024-01-01', '2024-03-31'],
    ['2023-Q4', '2023-10-01', '2023-12-31'], ['2024-02', '2024-02-01', '2024-02-29'], ['2024-02-29', '2024-02-29', '2024-02-29'],
  ])('%s is from %s to %s', (code, from, to) => {
    expect(measuredPeriod(code)).toEqual({ code, from, to });
  });

  it.each(['', '23', '2023-', '2023-H3', '2023-Q0', '2023-Q5', '2023-00', '2023-13', '2023-02-29', '1899', '2201', '2023-6', '2023-12-31T00', ' 2023', '2023/06', 'năm 2023'])('%j is none', (code) => {
    expect(measuredPeriod(code)).toBeNull();
  });
});
