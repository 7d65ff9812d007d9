import type {
  BodyId, Consolidation, DirectiveId, Instant, LocalDate, OwedPeriod, ReminderGrade, ReportCalendar, ReportContent, ReportingBasis, ReportingId, ReportingState, ReportRhythm, ReportSchedule,
  ReportStandingKind, ReportTier, ReviewId, ReviewKind, ReviewState, UnitReport,
} from '#libs/domain'; // prettier-ignore
import type { Asked, BoundedPage, Moment, Page, Ratio } from '../../queries/contract.js';

/** A body under the name it bears, or bore when that was told. */
export interface ReportingBody {
  readonly body: BodyId;
  readonly name: string;
}

/** One obligation to report. Counts are of what the asker may see: all of it, or its own reports. */
export interface ObligationRow {
  readonly obligationId: ReportingId;
  readonly title: string;
  readonly status: Exclude<ReportingState['status'], 'none'>;
  readonly owner: ReportingBody;
  readonly consolidator: ReportingBody;
  readonly recipient: ReportingBody;
  readonly calendar: ReportCalendar;
  readonly rhythm: ReportRhythm;
  readonly firstPeriod: string;
  readonly lastPeriod: string | null;
  readonly basis: ReportingBasis;
  /** The schedule of the present period, or of the first or last one. */
  readonly schedule: ReportSchedule;
  /** Key of the last period that has begun; null before the first. */
  readonly currentPeriod: string | null;
  /** Reports of that period. */
  readonly reported: Ratio;
  /** Reports of all periods that are missing past their due day. */
  readonly overdue: number;
  readonly revision: number;
}

/** The report of one unit for one period. */
export interface ReportCell {
  readonly period: string;
  readonly unit: BodyId;
  /** As the body was called in the period. */
  readonly unitName: string;
  /** Who files it: the unit, or the body that took its part over (R11). */
  readonly filedBy: BodyId;
  readonly standing: ReportStandingKind;
  /** Days after the due day. */
  readonly days: number;
  readonly due: LocalDate | null;
  readonly filedAt: Instant | null;
  /** "Không có phát sinh". */
  readonly nil: boolean;
  /** A report was filed, but returned or taken back. */
  readonly sentBack: boolean;
  /** "Ghi bổ sung". */
  readonly lateEntry: boolean;
}

/** How the second tier of a period stands. */
export interface ConsolidationMark {
  readonly status: Consolidation['status'];
  readonly standing: ReportStandingKind;
  readonly days: number;
  readonly due: LocalDate | null;
  readonly submittedAt: Instant | null;
}

export interface ReportPeriodRow {
  readonly key: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unitDue: LocalDate | null;
  readonly reported: Ratio;
  readonly consolidation: ConsolidationMark;
}

export class ReportObligationsQuestion { constructor(readonly asked: Asked, readonly page: BoundedPage) {} }
export interface ReportObligationsAnswer { readonly moment: Moment; readonly obligations: readonly ObligationRow[]; readonly nextCursor: string | null }

/** Bodies × periods. `from` and `to`: keys of periods; null = the last eight that have begun. */
export class ReportGridQuestion { constructor(readonly asked: Asked, readonly obligationId: ReportingId, readonly from: string | null, readonly to: string | null) {} }
export interface ReportGridAnswer {
  readonly moment: Moment;
  readonly obligation: ObligationRow;
  readonly periods: readonly ReportPeriodRow[];
  /** One row for each body; a period that it did not owe has no cell. */
  readonly bodies: readonly { readonly unit: BodyId; readonly unitName: string; readonly cells: readonly ReportCell[] }[];
}

/** A report that is not there, of either tier. "Missing" says that none is recorded, no more. */
export interface MissingReportRow {
  readonly obligationId: ReportingId;
  readonly title: string;
  readonly period: string;
  readonly periodName: { readonly vi: string; readonly en: string };
  readonly tier: 'unit' | 'consolidated';
  readonly unit: BodyId;
  readonly unitName: string;
  readonly filedBy: BodyId;
  readonly standing: ReportStandingKind;
  readonly days: number;
  readonly due: LocalDate | null;
  readonly sentBack: boolean;
}
/** `overdue`: past their due day; `all`: also those that still have time, or no due day at all. */
export class MissingReportsQuestion { constructor(readonly asked: Asked, readonly show: 'overdue' | 'all', readonly body: BodyId | null, readonly page: Page) {} }
export interface MissingReportsAnswer { readonly moment: Moment; readonly total: number; readonly missing: readonly MissingReportRow[]; readonly nextCursor: string | null }

/** One unit's report with what it says. */
export interface UnitReportRow extends ReportCell {
  readonly round: number;
  readonly content: ReportContent | null;
  readonly note: UnitReport['note'];
  readonly reason: UnitReport['reason'];
  readonly corrections: number;
}
/** A rung of the ladder that went about the reports of a period. */
export interface ReportReminderRow {
  readonly tier: ReportTier;
  readonly rung: string;
  readonly grade: ReminderGrade;
  readonly forDue: LocalDate;
  /** The day it belonged to. */
  readonly on: LocalDate;
  readonly firedAt: Instant;
  /** Lower rungs that it stands for. */
  readonly skipped: readonly string[];
  readonly to: readonly BodyId[];
  /** Units whose report was missing then. */
  readonly missing: readonly BodyId[];
}

/** The reports of one period and what was made of them. `consolidated` is null for a unit, which sees its own report only. */
export class PeriodReportQuestion { constructor(readonly asked: Asked, readonly obligationId: ReportingId, readonly period: OwedPeriod['period']['key']) {} }
export interface PeriodReportAnswer {
  readonly moment: Moment;
  readonly obligation: ObligationRow;
  readonly period: ReportPeriodRow;
  readonly units: readonly UnitReportRow[];
  readonly consolidated: Consolidation | null;
  /** Those that went, oldest first; to a unit, those about its own report. */
  readonly reminders: readonly ReportReminderRow[];
  /** Of the period's own stream; −1 while nothing stands in it. */
  readonly revision: number;
}

/** One review (sơ kết, tổng kết); `reported`: k of the n units. */
export interface ReviewRow {
  readonly reviewId: ReviewId;
  readonly kind: ReviewKind;
  readonly title: string;
  readonly status: Exclude<ReviewState['status'], 'none'>;
  readonly conductor: ReportingBody;
  readonly directiveId: DirectiveId | null;
  readonly directiveSymbol: string | null;
  readonly scopeFrom: LocalDate | null;
  readonly scopeTo: LocalDate | null;
  readonly outlineSymbol: string;
  readonly outlineDate: LocalDate;
  readonly reportsDue: LocalDate | null;
  readonly reported: Ratio;
  readonly conferenceOn: LocalDate | null;
  readonly conclusionSymbol: string | null;
  readonly conclusionDate: LocalDate | null;
  readonly revision: number;
}
export class ReviewsQuestion { constructor(readonly asked: Asked, readonly page: BoundedPage) {} }
export interface ReviewsAnswer { readonly moment: Moment; readonly reviews: readonly ReviewRow[]; readonly nextCursor: string | null }

export interface ReviewUnitRow {
  readonly unit: BodyId;
  readonly unitName: string;
  /** The unit, or the body that took its part over (R11). */
  readonly filedBy: BodyId;
  readonly standing: ReportStandingKind;
  readonly days: number;
  readonly filedAt: Instant | null;
  readonly round: number;
  readonly sentBack: boolean;
  readonly reasons: string | null;
  readonly content: ReportContent | null;
}
export class ReviewQuestion { constructor(readonly asked: Asked, readonly reviewId: ReviewId) {} }
/** `draft` is null for a unit, which sees its own report only. */
export interface ReviewAnswer { readonly moment: Moment; readonly review: ReviewRow; readonly units: readonly ReviewUnitRow[]; readonly draft: ReviewState['draft'] }
