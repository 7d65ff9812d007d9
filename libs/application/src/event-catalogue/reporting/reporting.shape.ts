import {
  REPORT_CALENDARS, REPORT_RHYTHMS, type BodyId, type DayOfMonthRule, type DirectiveId, type LateUnit, type MissingUnit, type ReportContent, type ReportFigure, type ReportingBasis,
  type ReportingId, type ReportingTerms, type ReportSchedule,
} from '#libs/domain'; // prettier-ignore
import { finiteNumber, flag, id, listOf, nullable, object, oneOf, taggedBy, text, wholeNumber } from '../shape.js';

type ConsolidatedRule = NonNullable<ReportSchedule['consolidatedDue']>;

const dayOfMonth = object<DayOfMonthRule>({ by: oneOf(['day-of-month']), monthOffset: wholeNumber, day: wholeNumber });

/** When the two tiers are due, version 1. */
export const reportSchedule = object<ReportSchedule>({
  unitDue: nullable(dayOfMonth),
  consolidatedDue: nullable(
    taggedBy<'by', ConsolidatedRule>('by', {
      'day-of-month': dayOfMonth,
      'days-after-units': object<Extract<ConsolidatedRule, { by: 'days-after-units' }>>({ by: oneOf(['days-after-units']), days: wholeNumber }),
    }),
  ),
});

const basis = object<ReportingBasis>({ directiveId: nullable(id<DirectiveId>()), symbol: nullable(text), itemCode: nullable(text), sourceLine: nullable(wholeNumber), note: text });

/** An obligation to report as it was set up, version 1. */
export const reportingTerms = object<ReportingTerms>({
  obligationId: id<ReportingId>(),
  title: text,
  owner: id<BodyId>(),
  consolidator: id<BodyId>(),
  recipient: id<BodyId>(),
  units: listOf(id<BodyId>()),
  calendar: oneOf(REPORT_CALENDARS),
  rhythm: oneOf(REPORT_RHYTHMS),
  firstPeriod: text,
  lastPeriod: nullable(text),
  schedule: reportSchedule,
  basis,
});

/** What a report says, version 1. */
export const reportContent = object<ReportContent>({
  summary: text,
  figures: listOf(object<ReportFigure>({ name: text, value: finiteNumber, unit: text })),
  attachments: listOf(text),
});

/** Which report an event of a period is about, version 1. */
export const reportOf = { obligationId: id<ReportingId>(), period: text } as const;

export const missingUnit = object<MissingUnit>({ unit: id<BodyId>(), name: text, state: oneOf(['in-time', 'overdue', 'undated']), daysOverdue: wholeNumber, sentBack: flag });
export const lateUnit = object<LateUnit>({ unit: id<BodyId>(), name: text, daysLate: wholeNumber });
