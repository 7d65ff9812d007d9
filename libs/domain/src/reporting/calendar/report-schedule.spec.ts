import { describe, expect, it } from '@jest/globals';
import { reportPeriodNumber, reportPeriodOf, type ReportCalendar, type ReportRhythm } from './report-period.js';
import { reportDueDays, scheduleFault, type ReportSchedule } from './report-schedule.js';

const dayOfMonth = (monthOffset: number, day: number) => ({ by: 'day-of-month', monthOffset, day }) as const;
const dueOf = (calendar: ReportCalendar, rhythm: ReportRhythm, key: string, schedule: ReportSchedule) => {
  const { unitDue, consolidatedDue } = reportDueDays(schedule, reportPeriodOf(calendar, rhythm, reportPeriodNumber(rhythm, key) ?? Number.NaN));
  return [unitDue, consolidatedDue];
};

describe('due days', () => {
  it('are apart from the data period, and none when nobody named any', () => {
    expect(dueOf('ND09', 'yearly', '2016', { unitDue: dayOfMonth(0, 15), consolidatedDue: { by: 'days-after-units', days: 10 } })).toEqual(['2016-12-15', '2016-12-25']);
    expect(dueOf('ND09', 'yearly', '2016', { unitDue: null, consolidatedDue: null })).toEqual([null, null]);
    expect(dueOf('ND09', 'yearly', '2016', { unitDue: null, consolidatedDue: dayOfMonth(0, 20) })).toEqual([null, '2016-12-20']);
    expect(dueOf('ND09', 'yearly', '2016', { unitDue: dayOfMonth(0, 20), consolidatedDue: null })).toEqual(['2016-12-20', null]);
  });

  it('may lie before the data ends, and end with a month that is shorter', () => {
    expect(dueOf('ND09', 'yearly', '2023', { unitDue: dayOfMonth(-1, 25), consolidatedDue: null })).toEqual(['2023-11-25', null]);
    expect(dueOf('thang-duong-lich', 'monthly', '2023-12', { unitDue: dayOfMonth(2, 31), consolidatedDue: null })).toEqual(['2024-02-29', null]);
    expect(dueOf('thang-duong-lich', 'monthly', '2023-03', { unitDue: dayOfMonth(1, 31), consolidatedDue: dayOfMonth(2, 5) })).toEqual(['2023-04-30', '2023-05-05']);
  });
});

describe('a schedule', () => {
  it.each([
    [null, { unitDue: null, consolidatedDue: null }],
    [null, { unitDue: dayOfMonth(0, 14), consolidatedDue: dayOfMonth(0, 15) }],
    [null, { unitDue: null, consolidatedDue: dayOfMonth(0, 15) }],
    ['consolidated-due-not-later', { unitDue: dayOfMonth(0, 15), consolidatedDue: dayOfMonth(0, 15) }],
    ['consolidated-due-not-later', { unitDue: dayOfMonth(1, 28), consolidatedDue: dayOfMonth(1, 27) }],
    ['consolidated-due-not-later', { unitDue: dayOfMonth(1, 30), consolidatedDue: dayOfMonth(1, 31) }], // both end a month of 30 days
    ['due-needs-unit-due', { unitDue: null, consolidatedDue: { by: 'days-after-units', days: 5 } }],
    ['due-before-period', { unitDue: dayOfMonth(-1, 14), consolidatedDue: null }],
    ['due-before-period', { unitDue: null, consolidatedDue: dayOfMonth(-2, 14) }],
    ['schedule-invalid', { unitDue: dayOfMonth(0, 32), consolidatedDue: null }],
    ['schedule-invalid', { unitDue: dayOfMonth(25, 1), consolidatedDue: null }],
    ['schedule-invalid', { unitDue: dayOfMonth(0.5, 1), consolidatedDue: null }],
    ['schedule-invalid', { unitDue: dayOfMonth(0, 1), consolidatedDue: { by: 'days-after-units', days: 0 } }],
  ] as const)('has the fault %s', (fault, schedule) => {
    expect(scheduleFault(schedule, 'ND09', 'monthly', reportPeriodNumber('monthly', '2022-01') ?? Number.NaN)).toBe(fault);
  });
});
