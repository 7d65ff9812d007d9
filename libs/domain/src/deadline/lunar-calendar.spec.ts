import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, fromDayNumber, localDate } from '../kernel/index.js';
import { hungKingsDay, lunarDateOf, lunarNewYear, solarDateOf } from './lunar-calendar.js';

const years = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the lunar calendar of Việt Nam', () => {
  it('has Tết on the published days of 2021 to 2030', () => {
    expect(years(2021, 2030).map(lunarNewYear)).toEqual([
      '2021-02-12', '2022-02-01', '2023-01-22', '2024-02-10', '2025-01-29', '2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-02',
    ]);
  });

  it('has Giỗ Tổ on the published days of 2021 to 2030', () => {
    expect(years(2021, 2030).map(hungKingsDay)).toEqual([
      '2021-04-21', '2022-04-10', '2023-04-29', '2024-04-18', '2025-04-07', '2026-04-26', '2027-04-16', '2028-04-04', '2029-04-23', '2030-04-12',
    ]);
  });

  it('differs from the Chinese one where midnight at UTC+7 parts them', () => {
    expect([1968, 1985, 2007, 2030, 2053].map(lunarNewYear)).toEqual(['1968-01-29', '1985-01-21', '2007-02-17', '2030-02-02', '2053-02-18']);
  });

  it('has its leap months, also where China leaps elsewhere', () => {
    const leapMonth = (year: number): number | null => years(1, 12).find((month) => solarDateOf({ year, month, day: 1, leap: true }) !== null) ?? null;
    expect([1984, 1985, 1987, 2017, 2020, 2023, 2024, 2025, 2028].map(leapMonth)).toEqual([null, 2, 7, 6, 4, 2, null, 6, 5]);
    expect(lunarDateOf(localDate('2023-03-22'))).toEqual({ year: 2023, month: 2, day: 1, leap: true });
    expect(lunarDateOf(localDate('2025-07-25'))).toEqual({ year: 2025, month: 6, day: 1, leap: true });
  });

  it('knows no day that there is not', () => {
    expect(solarDateOf({ year: 2024, month: 2, day: 1, leap: true })).toBeNull();
    expect(solarDateOf({ year: 2024, month: 13, day: 1, leap: false })).toBeNull();
    expect(solarDateOf({ year: 2024, month: 1, day: 31, leap: false })).toBeNull();
    expect(solarDateOf({ year: 2025, month: 12, day: 30, leap: false })).toBeNull();
    expect(solarDateOf({ year: 2024, month: 12, day: 29, leap: false })).toBe('2025-01-28');
  });

  it('goes there and back for any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -25_000, max: 80_000 }).map(fromDayNumber), (date) => {
        const lunar = lunarDateOf(date);
        expect(solarDateOf(lunar)).toBe(date);
        expect(lunar.month >= 1 && lunar.month <= 12 && lunar.day >= 1 && lunar.day <= 30).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('runs on day by day: a month of 29 or 30 days, twelve or thirteen months a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2150 }), (year) => {
        let [months, day] = [0, lunarNewYear(year)];
        const next = lunarNewYear(year + 1);
        while (day < next) {
          const length = lunarDateOf(addDays(day, 29)).day === 30 ? 30 : 29;
          expect([lunarDateOf(day).day, lunarDateOf(addDays(day, length)).day]).toEqual([1, 1]);
          day = addDays(day, length);
          months += 1;
        }
        expect([day === next, months === 12 || months === 13]).toEqual([true, true]);
      }),
      { numRuns: 60 },
    );
  });
});
