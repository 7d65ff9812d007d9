import type { PolicyInForce, PublishedVersion, SupervisionRulesAnswer, WorkingCalendarAnswer } from '#libs/application';
import {
  CALENDAR_DAY_KINDS, OCCASIONS, REMINDER_GRADES, type CalendarDay, type PolicySwitches, type ReminderRung, type TimeOfDay, type UrgencyEntryLimits,
} from '#libs/domain'; // prettier-ignore
import { day, instant, listOf, named, oneOfWords, orNull, record, text, whole, yesOrNo, type Schema } from './schema-words.js';

const timeOfDay = record<TimeOfDay>({ hour: whole, minute: whole });
const colour = oneOfWords(['xanh', 'cam', 'đỏ']);

/** What questions about the rules answer, by the names that generated clients give them. */
export const SUPERVISION_RULES_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReminderRung: record<ReminderRung>({
    id: text, about: oneOfWords(['due', 'acknowledgement', 'approval']), offset: whole, unit: oneOfWords(['calendar-days', 'working-days']), grade: oneOfWords(REMINDER_GRADES),
    to: oneOfWords(['lead', 'supervising', 'issuer', 'confirming']),
  }), // prettier-ignore
  PolicySwitches: record<PolicySwitches>({
    beforeIsExclusive: yesOrNo, termMovesOffDayOff: yesOrNo, remindersMoveToWorkingDay: yesOrNo, dueSoonDays: whole, shortTaskDueSoonDays: whole, shortTaskBelowDays: whole,
    acknowledgementWorkingDays: whole, approverWorkingDays: whole, extensionDecisionWorkingDays: whole, maxExtensions: whole, coordinatorLeadWorkingDays: whole, reviewEveryMonths: whole,
    reminderLadder: listOf(named('ReminderRung')), remindersAt: timeOfDay, digestHour: timeOfDay, coordinationAnswerWorkingDays: whole, rankingMinimumN: whole, rankingContestWorkingDays: whole,
    slipColours: record<PolicySwitches['slipColours']>({ remind: colour, urge: colour, criticise: colour, 'report-to-standing-committee': colour }),
    urgencyEntryLimits: record<UrgencyEntryLimits>({ urgentWorkingDays: whole, ordinaryWorkingDays: whole, manyTasksWorkingDays: whole, manyTasksFrom: whole }), delegationMaxDepth: whole, actsNeedApproval: yesOrNo,
  }), // prettier-ignore
  PolicyInForce: record<PolicyInForce>({ version: whole, issuer: orNull(text), switches: named('PolicySwitches'), basis: orNull(text) }),
  PublishedVersion: record<PublishedVersion>({ kind: oneOfWords(['policy', 'calendar']), version: whole, issuer: orNull(text), year: orNull(whole), basis: text, publishedAt: instant }),
  SupervisionRulesAnswer: record<SupervisionRulesAnswer>({
    moment: named('Moment'), policy: named('PolicyInForce'), calendarVersion: whole, publications: listOf(named('PublishedVersion')), revision: whole,
  }), // prettier-ignore
  CalendarDay: record<CalendarDay>({ date: day, occasion: oneOfWords(OCCASIONS), name: record<CalendarDay['name']>({ vi: text, en: text }), kind: oneOfWords(CALENDAR_DAY_KINDS) }),
  WorkingCalendarAnswer: record<WorkingCalendarAnswer>({
    moment: named('Moment'), version: whole, year: whole, knowledge: oneOfWords(['official', 'computed', 'weekends-only']), basis: orNull(text), workingDays: whole,
    days: listOf(named('CalendarDay')), revision: whole,
  }), // prettier-ignore
};
