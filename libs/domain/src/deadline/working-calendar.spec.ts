import { describe, expect, it } from '@jest/globals';
import { localDate, weekday, type LocalDate } from '../kernel/index.js';
import {
  addWorkingDays,
  coversSpan,
  coversYear,
  isWorkingDay,
  nextWorkingDay,
  occasionSpan,
  previousWorkingDay,
  workingCalendar,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './working-calendar.js';
import { WORKING_CALENDAR_V1 as calendar } from './working-calendar-2021-2026.js';

const day = localDate;

/** The weekdays off of a year, as `MM-DD`. */
const weekdaysOff = (year: number): readonly string[] =>
  [...calendar.daysOff.keys()]
    .filter((date) => date.startsWith(`${year}-`) && weekday(date) <= 5)
    .map((date) => date.slice(5))
    .sort();

describe('the working days of 2021 to 2026', () => {
  it('has these weekdays off', () => {
    expect([2021, 2022, 2023, 2024, 2025, 2026].map((year) => weekdaysOff(year).join(' '))).toEqual([
      '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
      '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
      '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
      '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
      '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
      '01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24',
    ]);
  });

  it('has these Saturdays worked, one for each day swapped off', () => {
    expect([...calendar.workedDays.keys()]).toEqual(['2024-05-04', '2025-04-26', '2026-01-10', '2026-08-22']);
    expect([...calendar.workedDays.keys()].map(weekday)).toEqual([6, 6, 6, 6]);
    const swapped = [...calendar.daysOff.values()].filter(({ kind }) => kind === 'swapped-off');
    expect(swapped.map(({ date }) => date)).toEqual(['2024-04-29', '2025-05-02', '2026-01-02', '2026-08-31']);
  });

  it('gives a day in lieu for every holiday on a weekend', () => {
    const kinds = [...calendar.daysOff.values()];
    const onWeekend = kinds.filter(({ kind, date }) => kind === 'holiday' && weekday(date) > 5);
    expect(kinds.filter(({ kind }) => kind === 'in-lieu')).toHaveLength(onWeekend.length);
  });

  it('names each day in both languages', () => {
    expect(calendar.daysOff.get(day('2023-05-03'))).toEqual({
      date: '2023-05-03',
      occasion: 'reunification',
      name: { vi: 'Ngày Chiến thắng 30/4 (nghỉ bù)', en: 'Reunification Day (in lieu)' },
      kind: 'in-lieu',
    });
  });

  it('says which years it knows', () => {
    expect([2020, 2021, 2026, 2027].map((year) => coversYear(year, calendar))).toEqual([false, true, true, false]);
    expect(coversSpan(day('2026-12-01'), day('2027-01-01'), calendar)).toBe(false);
    expect(isWorkingDay(day('2027-01-01'), calendar)).toBe(true);
    expect(isWorkingDay(day('2027-01-02'), calendar)).toBe(false);
  });

  it('refuses a day listed twice or outside its years', () => {
    const entry = {
      date: day('2021-01-01'),
      occasion: 'new-year',
      name: { vi: 'a', en: 'a' },
      kind: 'holiday',
    } as const;
    const build = (from: number, days: number) => () =>
      workingCalendar({
        version: 9,
        name: 'x',
        coveredYears: [from, 2030],
        days: Array.from({ length: days }, () => entry),
      });
    expect(build(2021, 2)).toThrow(RangeError);
    expect(build(2022, 1)).toThrow(RangeError);
    expect(build(2021, 1)().daysOff.size).toBe(1);
  });
});

describe('counting working days', () => {
  const between = (from: string, to: string): number => workingDaysBetween(day(from), day(to), calendar);
  const add = (date: string, days: number): LocalDate => addWorkingDays(day(date), days, calendar);

  it('steps over weekends, holidays and onto worked Saturdays', () => {
    expect(nextWorkingDay(day('2022-01-28'), calendar)).toBe('2022-02-07');
    expect(previousWorkingDay(day('2022-02-07'), calendar)).toBe('2022-01-28');
    expect(nextWorkingDay(day('2024-05-03'), calendar)).toBe('2024-05-04');
    expect(nextWorkingDay(day('2024-05-04'), calendar)).toBe('2024-05-06');
  });

  it('keeps a working day and moves a day off', () => {
    expect(workingDayOnOrAfter(day('2022-01-28'), calendar)).toBe('2022-01-28');
    expect(workingDayOnOrAfter(day('2022-01-29'), calendar)).toBe('2022-02-07');
    expect(workingDayOnOrBefore(day('2022-02-06'), calendar)).toBe('2022-01-28');
    expect(workingDayOnOrBefore(day('2022-02-07'), calendar)).toBe('2022-02-07');
  });

  it('does not count the day it starts from', () => {
    expect([add('2021-11-15', 0), add('2021-11-15', 1), add('2021-11-19', 1), add('2021-11-20', 1)]).toEqual([
      '2021-11-15',
      '2021-11-16',
      '2021-11-22',
      '2021-11-22',
    ]);
    expect([add('2021-11-22', -1), add('2021-11-21', -1), add('2022-02-07', -5)]).toEqual([
      '2021-11-19',
      '2021-11-19',
      '2022-01-24',
    ]);
    expect(() => add('2021-11-15', 1.5)).toThrow(RangeError);
  });

  it('counts between days, away from the first', () => {
    expect([
      between('2021-11-15', '2021-11-22'),
      between('2021-11-22', '2021-11-15'),
      between('2021-11-20', '2021-11-21'),
    ]).toEqual([5, -5, 0]);
  });

  it('finds the days of an occasion', () => {
    expect(occasionSpan('lunar-new-year', 2023, calendar)).toEqual({ first: '2023-01-20', last: '2023-01-26' });
    expect(occasionSpan('culture-day', 2025, calendar)).toBeNull();
  });
});
