import { describe, expect, it } from '@jest/globals';
import { localDate } from '../kernel/index.js';
import {
  acknowledgementDue,
  approverDue,
  coordinatorDue,
  extensionDecisionDue,
  POLICY_V1,
  reminderDay,
  reviewDue,
} from './policy.js';
import { WORKING_CALENDAR_V1 as calendar } from './working-calendar-2021-2026.js';

const day = localDate;

describe('version 1 of the policy', () => {
  it('holds the defaults of the rules and cannot be changed', () => {
    expect(POLICY_V1).toEqual({
      version: 1,
      name: 'default',
      beforeIsExclusive: true,
      termMovesOffDayOff: true,
      remindersMoveToWorkingDay: true,
      dueSoonDays: 7,
      shortTaskDueSoonDays: 3,
      shortTaskBelowDays: 30,
      acknowledgementWorkingDays: 3,
      approverWorkingDays: 5,
      extensionDecisionWorkingDays: 3,
      maxExtensions: 2,
      coordinatorLeadWorkingDays: 5,
      reviewEveryMonths: 6,
    });
    expect(Object.isFrozen(POLICY_V1)).toBe(true);
  });

  it('gives each limit in working days, over Tết', () => {
    expect(acknowledgementDue(day('2022-01-27'), POLICY_V1, calendar)).toBe('2022-02-08');
    expect(approverDue(day('2021-12-14'), POLICY_V1, calendar)).toBe('2021-12-21');
    expect(extensionDecisionDue(day('2021-12-10'), POLICY_V1, calendar)).toBe('2021-12-15');
    expect(coordinatorDue(day('2021-12-31'), POLICY_V1, calendar)).toBe('2021-12-24');
  });

  it('reviews a standing duty every six months', () => {
    expect([reviewDue(day('2021-11-15'), POLICY_V1), reviewDue(day('2021-08-31'), POLICY_V1)]).toEqual([
      '2022-05-15',
      '2022-02-28',
    ]);
  });

  it('sends a reminder on the working day before a day off', () => {
    expect(reminderDay(day('2022-02-01'), POLICY_V1, calendar)).toBe('2022-01-28');
    expect(reminderDay(day('2022-02-01'), { ...POLICY_V1, remindersMoveToWorkingDay: false }, calendar)).toBe(
      '2022-02-01',
    );
  });
});
