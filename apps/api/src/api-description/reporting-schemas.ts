import type {
  ConsolidationMark, MissingReportRow, MissingReportsAnswer, ObligationRow, PeriodReportAnswer, ReportCell, ReportGridAnswer, ReportingBody, ReportObligationsAnswer, ReportPeriodRow, ReportReminderRow,
  ReviewAnswer, ReviewRow, ReviewsAnswer, ReviewUnitRow, UnitReportRow,
} from '#libs/application'; // prettier-ignore
import {
  REMINDER_GRADES, REPORT_CALENDARS, REPORT_RHYTHMS, REPORT_STANDINGS, REPORT_TIERS, REVIEW_KINDS, type AfterUnitsRule, type Consolidation, type DayOfMonthRule, type LateUnit, type MissingUnit, type ReportContent,
  type ReportFigure, type ReportingBasis, type ReportSchedule, type ReviewState, type SubmittedConsolidation,
} from '#libs/domain'; // prettier-ignore
import type { Explained } from '../counted-boards/explanation-address.js';
import { MOMENT, NEXT_CURSOR } from './duty-schemas.js';
import { anyOfThese, day, instant, listOf, named, oneOfWords, orNull, record, text, uuid, whole, yesOrNo, type Schema } from './schema-words.js';

const STANDING = oneOfWords(REPORT_STANDINGS);
const CONSOLIDATION_STATUS = oneOfWords(['none', 'drafted', 'submitted', 'returned', 'accepted'] satisfies readonly Consolidation['status'][]);
const TOLD = record<{ readonly vi: string; readonly en: string }>({ vi: text, en: text });
const BODY = named('ReportingBody');
const CONTENT = orNull(named('ReportContent'));
const CELL = {
  period: text, unit: text, unitName: text, filedBy: text, standing: STANDING, days: whole, due: orNull(day), filedAt: orNull(instant), nil: yesOrNo, sentBack: yesOrNo, lateEntry: yesOrNo,
} as const; // prettier-ignore

/** What questions about periodic reports and reviews answer. */
export const REPORTING_SCHEMAS: Readonly<Record<string, Schema>> = {
  ReportingBody: record<ReportingBody>({ body: text, name: text }),
  DayOfMonthRule: record<DayOfMonthRule>({ by: oneOfWords(['day-of-month']), monthOffset: whole, day: whole }),
  AfterUnitsRule: record<AfterUnitsRule>({ by: oneOfWords(['days-after-units']), days: whole }),
  ReportSchedule: record<ReportSchedule>({ unitDue: orNull(named('DayOfMonthRule')), consolidatedDue: anyOfThese(named('DayOfMonthRule'), named('AfterUnitsRule'), orNull(named('AfterUnitsRule'))) }),
  ReportingBasis: record<ReportingBasis>({ directiveId: orNull(uuid), symbol: orNull(text), itemCode: orNull(text), sourceLine: orNull(whole), note: text }),
  ReportContent: record<ReportContent>({ summary: text, figures: listOf(record<ReportFigure>({ name: text, value: { type: 'number' }, unit: text })), attachments: listOf(text) }),
  ObligationRow: record<ObligationRow>({
    obligationId: uuid, title: text, status: oneOfWords(['active', 'ended', 'withdrawn']), owner: BODY, consolidator: BODY, recipient: BODY, calendar: oneOfWords(REPORT_CALENDARS),
    rhythm: oneOfWords(REPORT_RHYTHMS), firstPeriod: text, lastPeriod: orNull(text), basis: named('ReportingBasis'), schedule: named('ReportSchedule'), currentPeriod: orNull(text),
    reported: named('Ratio'), overdue: whole, revision: whole,
  }), // prettier-ignore
  ReportCell: record<ReportCell>(CELL),
  ConsolidationMark: record<ConsolidationMark>({ status: CONSOLIDATION_STATUS, standing: STANDING, days: whole, due: orNull(day), submittedAt: orNull(instant) }),
  ReportPeriodRow: record<ReportPeriodRow>({ key: text, name: TOLD, from: day, to: day, unitDue: orNull(day), reported: named('Ratio'), consolidation: named('ConsolidationMark') }),
  ReportObligationsAnswer: record<Explained<ReportObligationsAnswer>>({ explanation: text, moment: MOMENT, obligations: listOf(named('ObligationRow')), nextCursor: NEXT_CURSOR }),
  ReportGridAnswer: record<Explained<ReportGridAnswer>>({
    explanation: text, moment: MOMENT, obligation: named('ObligationRow'), periods: listOf(named('ReportPeriodRow')),
    bodies: listOf(record<ReportGridAnswer['bodies'][number]>({ unit: text, unitName: text, cells: listOf(named('ReportCell')) })),
  }), // prettier-ignore
  MissingReportRow: record<MissingReportRow>({
    obligationId: uuid, title: text, period: text, periodName: TOLD, tier: oneOfWords(['unit', 'consolidated']), unit: text, unitName: text, filedBy: text, standing: STANDING, days: whole,
    due: orNull(day), sentBack: yesOrNo,
  }), // prettier-ignore
  MissingReportsAnswer: record<Explained<MissingReportsAnswer>>({ explanation: text, moment: MOMENT, total: whole, missing: listOf(named('MissingReportRow')), nextCursor: NEXT_CURSOR }),
  UnitReportRow: record<UnitReportRow>({ ...CELL, round: whole, content: CONTENT, note: orNull(text), reason: orNull(text), corrections: whole }),
  SubmittedConsolidation: record<SubmittedConsolidation>({
    round: whole, at: instant, symbol: orNull(text), content: named('ReportContent'), reported: whole, owed: whole, nil: listOf(text),
    missing: listOf(record<MissingUnit>({ unit: text, name: text, state: oneOfWords(['in-time', 'overdue', 'undated']), daysOverdue: whole, sentBack: yesOrNo })),
    late: listOf(record<LateUnit>({ unit: text, name: text, daysLate: whole })),
  }), // prettier-ignore
  Consolidation: record<Consolidation>({ status: CONSOLIDATION_STATUS, draft: CONTENT, rounds: whole, submitted: orNull(named('SubmittedConsolidation')), reasons: orNull(text) }),
  PeriodReportAnswer: record<PeriodReportAnswer>({
    moment: MOMENT, obligation: named('ObligationRow'), period: named('ReportPeriodRow'), units: listOf(named('UnitReportRow')), consolidated: orNull(named('Consolidation')),
    reminders: listOf(named('ReportReminderRow')), revision: whole,
  }), // prettier-ignore
  ReportReminderRow: record<ReportReminderRow>({
    tier: oneOfWords(REPORT_TIERS), rung: text, grade: oneOfWords(REMINDER_GRADES), forDue: day, on: day, firedAt: instant, skipped: listOf(text), to: listOf(text), missing: listOf(text),
  }), // prettier-ignore
  ReviewRow: record<ReviewRow>({
    reviewId: uuid, kind: oneOfWords(REVIEW_KINDS), title: text, status: oneOfWords(['outlined', 'drafted', 'conferred', 'concluded', 'withdrawn']), conductor: BODY, directiveId: orNull(uuid),
    directiveSymbol: orNull(text), scopeFrom: orNull(day), scopeTo: orNull(day), outlineSymbol: text, outlineDate: day, reportsDue: orNull(day), reported: named('Ratio'),
    conferenceOn: orNull(day), conclusionSymbol: orNull(text), conclusionDate: orNull(day), revision: whole,
  }), // prettier-ignore
  ReviewsAnswer: record<ReviewsAnswer>({ moment: MOMENT, reviews: listOf(named('ReviewRow')), nextCursor: NEXT_CURSOR }),
  ReviewUnitRow: record<ReviewUnitRow>({
    unit: text, unitName: text, filedBy: text, standing: STANDING, days: whole, filedAt: orNull(instant), round: whole, sentBack: yesOrNo, reasons: orNull(text), content: CONTENT,
  }), // prettier-ignore
  ReviewDraft: record<NonNullable<ReviewState['draft']>>({ content: named('ReportContent'), missing: listOf(record<{ readonly unit: string; readonly name: string }>({ unit: text, name: text })) }),
  ReviewAnswer: record<ReviewAnswer>({ moment: MOMENT, review: named('ReviewRow'), units: listOf(named('ReviewUnitRow')), draft: orNull(named('ReviewDraft')) }),
};

export const REPORTING_ANSWERS: Readonly<Record<string, { readonly schema: string }>> = {
  ReportingController_list: { schema: 'ReportObligationsAnswer' },
  ReportingController_missing: { schema: 'MissingReportsAnswer' },
  ReportingController_grid: { schema: 'ReportGridAnswer' },
  ReportingController_period: { schema: 'PeriodReportAnswer' },
  ReviewsController_list: { schema: 'ReviewsAnswer' },
  ReviewsController_show: { schema: 'ReviewAnswer' },
};
