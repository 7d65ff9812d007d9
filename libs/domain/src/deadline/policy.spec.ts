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
import { REMINDER_LADDER_V1 } from './reminder-ladder.js';
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
      reminderLadder: REMINDER_LADDER_V1,
      remindersAt: { hour: 7, minute: 30 },
      digestHour: { hour: 7, minute: 30 },
      coordinationAnswerWorkingDays: 5,
      rankingMinimumN: 5,
      rankingContestWorkingDays: 10,
      slipColours: { remind: 'xanh', urge: 'cam', criticise: 'đỏ', 'report-to-standing-committee': 'đỏ' },
      urgencyEntryLimits: { urgentWorkingDays: 0, ordinaryWorkingDays: 1, manyTasksWorkingDays: 2, manyTasksFrom: 10 },
      delegationMaxDepth: 2,
      actsNeedApproval: false,
    });
    expect([POLICY_V1, POLICY_V1.reminderLadder, POLICY_V1.reminderLadder[0]].every(Object.isFrozen)).toBe(true);
  });

  it('reminds seven, three and one day before, on the day, and ever more gravely after it', () => {
    const rungs = POLICY_V1.reminderLadder.map(({ id, offset, unit, grade, to }) => `${id}: ${offset} ${unit} ${grade} → ${to}`);
    expect(rungs).toEqual([
      'due-7: -7 calendar-days notice → lead',
      'due-3: -3 calendar-days notice → lead',
      'due-1: -1 calendar-days notice → lead',
      'due: 0 calendar-days remind → lead',
      'due+1: 1 calendar-days remind → lead',
      'due+5: 5 working-days urge → lead',
      'due+15: 15 working-days criticise → lead',
      'due+30: 30 working-days report-to-standing-committee → issuer',
      'acknowledgement: 0 calendar-days notice → lead',
      'acknowledgement+1: 1 working-days remind → lead',
      'acknowledgement+3: 3 working-days urge → supervising',
      'approval: 0 calendar-days remind → confirming',
    ]);
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
