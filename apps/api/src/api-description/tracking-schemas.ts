import type { ConditionRow, ConditionStep, EntryLimitsAnswer, EntryRow, PeriodRow, PointRow, PointTally, ReviewStep, ThreeStatuses, Said, StandingDutiesAnswer, StandingDutyCounts, StandingDutyRow, StandingOffice, StandingReviewRow, TrackingAnswer, SilentDuty, UpdateRateAnswer, UpdateRateRow } from '#libs/application';
import type { Explained } from '../counted-boards/explanation-address.js';
import { DEADLINE_KINDS, POINT_STATUSES, REPORT_CALENDARS, REPORT_RHYTHMS, STANDING_STATES, URGENCIES, type DeadlineLine, type EntryClass, type Recurrence } from '#libs/domain';
import { NEXT_CURSOR } from './duty-schemas.js';
import { countsOf, day, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const LINES = Object.keys({ dated: true, standing: true, undated: true, conditional: true, recurring: true } satisfies Record<DeadlineLine, true>);

const ENTRY_LIMITS = Object.keys({ urgent: true, ordinary: true, 'many-tasks': true } satisfies Record<EntryClass, true>);

export const TRACKING_SCHEMAS: Readonly<Record<string, Schema>> = {
  Said: record<Said>({ vi: text, en: text }),
  ConditionStep: record<ConditionStep>({
    event: text, on: day, movedFrom: orNull(day), due: orNull(day), basis: text, revision: whole, recordedAt: { type: 'string', format: 'date-time' }, policyVersion: whole, calendarVersion: whole, takenBack: yesOrNo,
  }), // prettier-ignore
  ConditionRow: record<ConditionRow>({ place: whole, phrase: orNull(text), kind: oneOfWords(DEADLINE_KINDS), event: orNull(text), on: orNull(day), due: orNull(day), history: listOf(named('ConditionStep')) }),
  ReviewStep: record<ReviewStep>({ on: day, findings: text, reportedInPeriod: yesOrNo, nextReviewOn: day, revision: whole, policyVersion: whole, takenBack: yesOrNo }),
  StandingReviewRow: record<StandingReviewRow>({
    lastReviewOn: orNull(day), nextReviewOn: day, dueSince: orNull(day), state: oneOfWords(STANDING_STATES), says: named('Said'), reviews: listOf(named('ReviewStep')),
  }), // prettier-ignore
  StandingDutyRow: record<StandingDutyRow>({
    assignmentId: uuid, directiveId: uuid, directiveSymbol: text, taskCode: text, summary: text, body: text, bodyName: text, office: text, officeName: text, assignedOn: day, everyMonths: whole, policyVersion: whole,
    lastReviewOn: orNull(day), nextReviewOn: day, dueSince: orNull(day), suspended: yesOrNo, state: oneOfWords(STANDING_STATES), says: named('Said'),
  }), // prettier-ignore
  StandingOffice: record<StandingOffice>({ office: text, officeName: text, due: named('Ratio'), states: countsOf(STANDING_STATES) }),
  StandingDutiesAnswer: record<StandingDutiesAnswer>({
    moment: named('Moment'), total: record<StandingDutyCounts>({ due: named('Ratio'), states: countsOf(STANDING_STATES) }), offices: listOf(named('StandingOffice')), duties: listOf(named('StandingDutyRow')), nextCursor: NEXT_CURSOR,
  }), // prettier-ignore
  SilentDuty: record<SilentDuty>({ assignmentId: uuid, taskCode: text, lastUpdateOn: orNull(day), says: named('Said') }),
  UpdateRateRow: record<UpdateRateRow>({ body: text, bodyName: text, updated: named('Ratio'), completion: named('Ratio'), silent: listOf(named('SilentDuty')) }),
  UpdateRateAnswer: record<Explained<UpdateRateAnswer>>({ explanation: text, moment: named('Moment'), month: text, updated: named('Ratio'), completion: named('Ratio'), bodies: listOf(named('UpdateRateRow')) }),
  EntryRow: record<EntryRow>({
    directiveId: uuid, paper: oneOfWords(['directive', 'amendment']), symbol: text, urgency: oneOfWords(URGENCIES), date: day, enteredOn: day, tasks: whole, limit: oneOfWords(ENTRY_LIMITS), limitOn: day, inTime: yesOrNo,
    workingDaysLate: whole, policyVersion: whole, calendarVersion: whole,
  }), // prettier-ignore
  EntryLimitsAnswer: record<EntryLimitsAnswer>({ moment: named('Moment'), inTime: named('Ratio'), byLimit: record<EntryLimitsAnswer['byLimit']>({ urgent: named('Ratio'), ordinary: named('Ratio'), 'many-tasks': named('Ratio') }), late: listOf(named('EntryRow')), entries: listOf(named('EntryRow')) }),
  Recurrence: record<Recurrence>({ calendar: oneOfWords(REPORT_CALENDARS), rhythms: listOf(oneOfWords(REPORT_RHYTHMS)), from: day, due: orNull(named('DayOfMonthRule')) }),
  PeriodRow: record<PeriodRow>({
    rhythm: oneOfWords(REPORT_RHYTHMS), period: text, from: day, to: day, due: orNull(day), standing: oneOfWords(['filed', 'overdue', 'open', 'running']), filedOn: orNull(day), late: yesOrNo, nil: yesOrNo, note: orNull(text),
    revision: orNull(whole), says: named('Said'),
  }), // prettier-ignore
  PointRow: record<PointRow>({ code: text, text, declared: orNull(oneOfWords(POINT_STATUSES)), declaredOn: orNull(day), evidenced: orNull(yesOrNo), from: oneOfWords(['directive', 'duty']), withdrawn: yesOrNo, says: named('Said') }),
  PointTally: record<PointTally>({ rule: named('PointsRule'), needed: orNull(whole), met: yesOrNo, declared: named('Ratio'), evidenced: named('Ratio') }),
  ThreeStatuses: record<ThreeStatuses>({
    declared: record<ThreeStatuses['declared']>({ percent: orNull({ type: 'number' }), on: orNull(day), says: named('Said') }), evidenced: oneOfWords(['accepted', 'under-review', 'returned', 'none']), schedule: named('Standing'),
  }), // prettier-ignore
  TrackingAnswer: record<TrackingAnswer>({ moment: named('Moment'), assignmentId: uuid, line: oneOfWords(LINES), deadlines: listOf(named('Deadline')), conditions: listOf(named('ConditionRow')), review: orNull(named('StandingReviewRow')),
    recurrence: orNull(named('Recurrence')), periods: listOf(named('PeriodRow')), points: listOf(named('PointRow')), pointTally: named('PointTally'), starred: yesOrNo, statuses: named('ThreeStatuses'),
  }),
};

export const TRACKING_ANSWERS = {
  TrackingController_tracking: { schema: 'TrackingAnswer' },
  BoardsController_standingDuties: { schema: 'StandingDutiesAnswer' },
  FollowingController_updateRate: { schema: 'UpdateRateAnswer' },
  FollowingController_entryLimits: { schema: 'EntryLimitsAnswer' },
} as const;
