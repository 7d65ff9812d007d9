import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, DAY_MS, dateAt, dayNumber, daysBetween, endOfDay, fromDayNumber, localDate, parseLocalDate, startOfDay, weekday, type LocalDate } from './time.js';

/** The platform's own calendar, as the judge. */
const byPlatform = (days: number): string => new Date(days * DAY_MS).toISOString().slice(0, 10);
const dayNumbers = fc.integer({ min: -25_567, max: 84_005 }); // 1900-01-01 … 2199-12-31

describe('calendar days', () => {
  it.each(['2021-02-31', '2021-13-01', '2021-00-10', '2021-1-1', '1899-12-31', '2201-01-01', '21-11-15', '2021-11-15T00:00', '2100-02-29', ''])('%s is no day', (text) => {
    expect(parseLocalDate(text)).toBeNull();
  });

  it.each(['2021-11-15', '2024-02-29', '2000-02-29', '1900-01-01', '2200-12-31'])('%s is one', (text) => {
    expect(parseLocalDate(text)).toBe(text);
  });

  it('throws at a literal that is no day', () => {
    expect(() => localDate('2021-02-31')).toThrow(RangeError);
  });

  it('counts days as the platform does, both ways', () => {
    fc.assert(
      fc.property(dayNumbers, (days) => {
        expect(fromDayNumber(days)).toBe(byPlatform(days));
        expect(fromDayNumber(days)).toBe(byPlatform(days)); // as it is remembered
        expect(dayNumber(byPlatform(days) as LocalDate)).toBe(days);
      }),
      { numRuns: 2_000 },
    );
  });

  it('adds and subtracts', () => {
    expect(addDays(localDate('2021-12-31'), 1)).toBe('2022-01-01');
    expect(addDays(localDate('2024-03-01'), -1)).toBe('2024-02-29');
    expect(daysBetween(localDate('2021-11-15'), localDate('2021-12-31'))).toBe(46);
  });

  it('knows the weekdays', () => {
    expect(weekday(localDate('2021-11-15'))).toBe(1);
    expect(weekday(localDate('2021-11-21'))).toBe(7);
    expect(weekday(localDate('1969-12-31'))).toBe(3);
  });
});

describe('days and instants in Việt Nam', () => {
  it('begins the day at 17:00 UTC of the day before and ends it 24 hours later (R1)', () => {
    expect(startOfDay(localDate('2021-12-31'))).toBe(Date.UTC(2021, 11, 30, 17));
    expect(endOfDay(localDate('2021-12-31'))).toBe(Date.UTC(2021, 11, 31, 17));
  });

  it('places every instant in the day it belongs to', () => {
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: 0, max: DAY_MS - 1 }), (days, offset) => {
        const day = fromDayNumber(days);
        expect(dateAt(startOfDay(day) + offset)).toBe(day);
      }),
    );
  });
});
