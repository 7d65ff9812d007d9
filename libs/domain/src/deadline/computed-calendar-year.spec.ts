import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate, weekday } from '../kernel/index.js';
import { computedCalendarYear } from './computed-calendar-year.js';
import { coversYear, isWorkingDay, knowledgeOfYear, nextWorkingDay, withOfficialYear, workingDaysBetween } from './working-calendar.js';
import { WORKING_CALENDAR_V1 } from './working-calendar-2021-2026.js';
import { WORKING_CALENDAR_V2 as calendar } from './working-calendar-to-2045.js';

const day = localDate;

describe('a year of days off as computed', () => {
  it.each([2021, 2022, 2023, 2024, 2025, 2026])('is what was announced for %i, but for the swapped days', (year) => {
    const announced = [...WORKING_CALENDAR_V1.daysOff.values()].filter(({ date, kind }) => date.startsWith(`${year}`) && kind !== 'swapped-off');
    expect(computedCalendarYear(year)).toEqual(announced.sort((a, b) => (a.date < b.date ? -1 : 1)));
  });

  it('has the weekdays off that are expected of 2027 and 2030', () => {
    const weekdaysOff = (year: number): readonly string[] => computedCalendarYear(year).filter(({ date }) => weekday(date) <= 5).map(({ date }) => date.slice(5));
    expect(weekdaysOff(2027).join(' ')).toBe('01-01 02-04 02-05 02-08 02-09 02-10 04-16 04-30 05-03 09-02 09-03 11-24');
    expect(weekdaysOff(2030).join(' ')).toBe('01-01 01-31 02-01 02-04 02-05 02-06 04-12 04-30 05-01 09-02 09-03 11-25');
  });

  it('has each day once, and as many weekdays off as there are holidays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2027, max: 2150 }), (year) => {
        const days = computedCalendarYear(year);
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length);
        const holidays = days.filter(({ kind }) => kind === 'holiday').length;
        expect(days.filter(({ date }) => weekday(date) <= 5)).toHaveLength(holidays);
        expect(holidays === 12 || holidays === 11).toBe(true);
      }),
      { numRuns: 124 },
    );
  });
});

describe('version 2 of the working days', () => {
  it('says of each year how it knows it', () => {
    expect([2020, 2021, 2026, 2027, 2045, 2046].map((year) => knowledgeOfYear(year, calendar))).toEqual([
      'weekends-only', 'official', 'official', 'computed', 'computed', 'weekends-only',
    ]);
    expect([2026, 2027].map((year) => coversYear(year, calendar))).toEqual([true, false]);
  });

  it('leaves 2021 to 2026 as they are', () => {
    expect(workingDaysBetween(day('2021-01-01'), day('2026-12-31'), calendar)).toBe(workingDaysBetween(day('2021-01-01'), day('2026-12-31'), WORKING_CALENDAR_V1));
  });

  it('steps over a Tết to come', () => {
    expect(nextWorkingDay(day('2030-01-30'), calendar)).toBe('2030-02-07');
    expect(nextWorkingDay(day('2030-01-30'), WORKING_CALENDAR_V1)).toBe('2030-01-31');
  });
});

describe('a year once it is announced', () => {
  const off = { date: day('2027-01-04'), occasion: 'new-year', name: { vi: 'Tết Dương lịch (nghỉ hoán đổi)', en: 'New Year (swapped day off)' }, kind: 'swapped-off' } as const;
  const worked = { ...off, date: day('2027-01-09'), kind: 'swapped-worked' } as const;
  const next = withOfficialYear(calendar, 101, 2027, [off, worked]);

  it('replaces what was computed of it and nothing else', () => {
    expect([next.version, knowledgeOfYear(2027, next), knowledgeOfYear(2028, next)]).toEqual([101, 'official', 'computed']);
    expect([...next.daysOff.keys(), ...next.workedDays.keys()].filter((date) => date.startsWith('2027'))).toEqual(['2027-01-04', '2027-01-09']);
    expect([isWorkingDay(day('2027-01-09'), next), isWorkingDay(day('2027-01-09'), calendar)]).toEqual([true, false]);
    expect(next.daysOff.size).toBe(calendar.daysOff.size - computedCalendarYear(2027).length + 1);
    expect(knowledgeOfYear(2027, calendar)).toBe('computed');
  });
});
