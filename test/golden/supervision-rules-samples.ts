import type { DataOf } from '#libs/application';
import { bodyId, localDate, REMINDER_LADDER_V1 } from '#libs/domain';

/** One value of every event of the supervision rules. */
export const SUPERVISION_RULES_SAMPLES: { readonly [T in 'PolicyPublished' | 'WorkingCalendarPublished']: DataOf<T> } = {
  PolicyPublished: {
    version: 101,
    issuer: bodyId('btv-tinh-uy'),
    switches: {
      beforeIsExclusive: false, termMovesOffDayOff: true, remindersMoveToWorkingDay: true, dueSoonDays: 10, shortTaskDueSoonDays: 2, shortTaskBelowDays: 20, acknowledgementWorkingDays: 2,
      approverWorkingDays: 6, extensionDecisionWorkingDays: 4, maxExtensions: 1, coordinatorLeadWorkingDays: 7, reviewEveryMonths: 3, reminderLadder: REMINDER_LADDER_V1.slice(0, 2),
      remindersAt: { hour: 8, minute: 15 }, digestHour: { hour: 16, minute: 0 }, coordinationAnswerWorkingDays: 8, rankingMinimumN: 9, rankingContestWorkingDays: 7,
      slipColours: { remind: 'xanh', urge: 'cam', criticise: 'cam', 'report-to-standing-committee': 'đỏ' },
      urgencyEntryLimits: { urgentWorkingDays: 0, ordinaryWorkingDays: 1, manyTasksWorkingDays: 3, manyTasksFrom: 12 }, delegationMaxDepth: 1, actsNeedApproval: true,
    },
    basis: 'quy chế làm việc số 5',
  },
  WorkingCalendarPublished: {
    version: 101,
    follows: 2,
    year: 2027,
    days: [
      { date: localDate('2027-01-01'), occasion: 'new-year', name: { vi: 'Tết Dương lịch', en: 'New Year' }, kind: 'holiday' },
      { date: localDate('2027-01-09'), occasion: 'other', name: { vi: 'Ngày làm bù', en: 'A day worked in exchange' }, kind: 'swapped-worked' },
    ],
    basis: 'thông báo số 9',
  },
}; // prettier-ignore
