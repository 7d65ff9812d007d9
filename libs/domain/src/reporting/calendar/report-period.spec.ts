import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, localDate } from '../../kernel/index.js';
import { periodNameOf, reportPeriodName } from './period-name.js';
import { REPORT_CALENDARS, REPORT_RHYTHMS, reportPeriodNumber, reportPeriodOf, reportPeriodOn, reportPeriodsBetween } from './report-period.js';

const calendars = fc.constantFrom(...REPORT_CALENDARS);
const rhythms = fc.constantFrom(...REPORT_RHYTHMS);
const days = fc.integer({ min: 0, max: 40_000 }).map((offset) => addDays(localDate('1990-01-01'), offset));

describe('the cut-offs of ND09 (R8)', () => {
  it.each([
    ['monthly', '2022-01', '2021-12-15', '2022-01-14'],
    ['monthly', '2022-03', '2022-02-15', '2022-03-14'],
    ['quarterly', '2022-Q1', '2021-12-15', '2022-03-14'],
    ['quarterly', '2022-Q4', '2022-09-15', '2022-12-14'],
    ['half-yearly', '2022-H1', '2021-12-15', '2022-06-14'],
    ['half-yearly', '2022-H2', '2022-06-15', '2022-12-14'],
    ['yearly', '2022', '2021-12-15', '2022-12-14'],
  ] as const)('%s %s runs from %s to %s', (rhythm, key, from, to) => {
    const number = reportPeriodNumber(rhythm, key) ?? Number.NaN;
    expect(reportPeriodOf('ND09', rhythm, number)).toEqual({ number, key, from, to });
  });
});

describe('calendar months', () => {
  it.each([
    ['monthly', '2024-02', '2024-02-01', '2024-02-29'],
    ['quarterly', '2022-Q2', '2022-04-01', '2022-06-30'],
    ['half-yearly', '2022-H2', '2022-07-01', '2022-12-31'],
    ['yearly', '2022', '2022-01-01', '2022-12-31'],
  ] as const)('%s %s runs from %s to %s', (rhythm, key, from, to) => {
    const number = reportPeriodNumber(rhythm, key) ?? Number.NaN;
    expect(reportPeriodOf('thang-duong-lich', rhythm, number)).toEqual({ number, key, from, to });
  });
});

describe('periods', () => {
  it('tile time: every day belongs to one period, and the next one begins the day after', () => {
    fc.assert(
      fc.property(calendars, rhythms, days, (calendar, rhythm, day) => {
        const period = reportPeriodOn(calendar, rhythm, day);
        expect([period.from <= day, day <= period.to]).toEqual([true, true]);
        expect(reportPeriodOf(calendar, rhythm, period.number + 1).from).toBe(addDays(period.to, 1));
        expect(reportPeriodOf(calendar, rhythm, period.number - 1).to).toBe(addDays(period.from, -1));
        expect(reportPeriodNumber(rhythm, period.key)).toBe(period.number);
      }),
      { numRuns: 10_000 },
    );
  });

  it('between two days are all that touch them, in order', () => {
    fc.assert(
      fc.property(calendars, rhythms, days, fc.integer({ min: -5, max: 2000 }), (calendar, rhythm, from, length) => {
        const to = addDays(from, length);
        const found = reportPeriodsBetween(calendar, rhythm, from, to);
        if (length < 0) return expect(found).toEqual([]);
        expect([found[0], found.at(-1)]).toEqual([reportPeriodOn(calendar, rhythm, from), reportPeriodOn(calendar, rhythm, to)]);
        expect(found.slice(1).map((period) => period.from)).toEqual(found.slice(0, -1).map((period) => addDays(period.to, 1)));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['monthly', '2022-13'], ['monthly', '2022-00'], ['monthly', '2022-3'], ['monthly', '2022-Q1'], ['quarterly', '2022-Q5'], ['quarterly', '2022'], ['half-yearly', '2022-H3'],
    ['yearly', '22'], ['yearly', '1949'], ['yearly', '2151'], ['yearly', '2022-01'], ['monthly', ''],
  ] as const)('there is no %s period %s', (rhythm, key) => {
    expect(reportPeriodNumber(rhythm, key)).toBeNull();
  }); // prettier-ignore

  it('there are none outside 1950–2150', () => {
    expect(() => reportPeriodOf('ND09', 'yearly', 2151)).toThrow(RangeError);
    expect(() => reportPeriodOf('ND09', 'yearly', 2000.5)).toThrow(RangeError);
  });
});

describe('the name of a period', () => {
  it('is the one that people use, and follows from the key', () => {
    const named = [['monthly', '2022-03', 'Tháng 3/2022'], ['quarterly', '2022-Q4', 'Quý IV/2022'], ['half-yearly', '2022-H1', '6 tháng đầu năm 2022'], ['yearly', '2022', 'Năm 2022']] as const;
    for (const [rhythm, key, vi] of named) expect([reportPeriodName(rhythm, key).vi, periodNameOf(key).vi]).toEqual([vi, vi]);
    expect(periodNameOf('2022-Q9')).toEqual({ vi: '2022-Q9', en: '2022-Q9' });
  });
});
