import { describe, expect, it } from '@jest/globals';
import { timeScale } from './time-scale.js';

describe('the axis of days', () => {
  it('has room beside the first and the last day, and puts days by their distance', () => {
    const scale = timeScale(['2021-12-31', '2021-11-15', '2022-02-23']);
    expect([scale?.from, scale?.to, scale?.at('2021-11-12'), scale?.at('2022-01-04'), scale?.at('2022-02-26')]).toEqual(['2021-11-12', '2022-02-26', 0, 50, 100]);
    expect(scale?.ticks).toEqual([{ day: '2021-12-01', label: '12/2021' }, { day: '2022-01-01', label: '01/2022' }, { day: '2022-02-01', label: '02/2022' }]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['2021-11-15', '2023-11-15', ['01/2022', '07/2022', '01/2023', '07/2023']],
    ['2021-11-15', '2030-12-31', ['2022', '2024', '2026', '2028', '2030']],
    ['2021-11-15', '2045-12-31', ['2025', '2030', '2035', '2040', '2045']],
  ])('marks no more days than can be read (%s to %s)', (from, to, labels) => {
    expect(timeScale([from, to])?.ticks.map(({ label }) => label)).toEqual(labels);
  });

  it('is none without a day, and still one of a single day', () => {
    expect(timeScale([])).toBeNull();
    expect(timeScale(['2021-12-31'])?.at('2021-12-31')).toBe(50);
  });
});
