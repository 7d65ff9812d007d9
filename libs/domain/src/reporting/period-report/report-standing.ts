import { dateAt, daysBetween, endOfDay, startOfDay, type Instant, type LocalDate } from '../../kernel/index.js';
import type { ReportPeriod } from '../calendar/report-period.js';

/**
 * How the report of one body for one period stands at an instant. `undated`: no due day was named, so nothing is late.
 * A missing report stays missing whatever comes after it (R8), and "missing" says no more than that none is recorded.
 */
export const REPORT_STANDINGS = ['not-begun', 'reported-in-time', 'reported-late', 'reported-undated', 'missing-in-time', 'missing-overdue', 'missing-undated'] as const;
export type ReportStandingKind = (typeof REPORT_STANDINGS)[number];

export interface ReportStanding {
  readonly kind: ReportStandingKind;
  /** Whole days after the due day: of the filing, or until now while it is missing. 0 unless late. */
  readonly days: number;
}

/** How a report that is due on one day stands, by when it was filed (null = none stands) and at which instant one asks. */
export type ReportStandingRule = (filedAt: Instant | null, at: Instant) => ReportStandingKind;

/**
 * The rule for every report on that period that is due on that day, worked out once for many. A report is on time until the
 * end of the due day (R1).
 */
export function reportStandingRule({ from }: Pick<ReportPeriod, 'from'>, due: LocalDate | null): ReportStandingRule {
  const [begins, ends] = [startOfDay(from), due === null ? null : endOfDay(due)];
  return (filedAt, at) => {
    if (filedAt !== null) return ends === null ? 'reported-undated' : filedAt < ends ? 'reported-in-time' : 'reported-late';
    if (at < begins) return 'not-begun';
    return ends === null ? 'missing-undated' : at < ends ? 'missing-in-time' : 'missing-overdue';
  };
}

/** `filedAt`: when the report that stands was recorded; null when none stands. One that was returned does not stand (R4). */
export function reportStandingAt(period: Pick<ReportPeriod, 'from'>, due: LocalDate | null, filedAt: Instant | null, at: Instant): ReportStanding {
  const kind = reportStandingRule(period, due)(filedAt, at);
  const isLate = kind === 'reported-late' || kind === 'missing-overdue';
  return { kind, days: isLate && due !== null ? daysBetween(due, dateAt(filedAt ?? at)) : 0 };
}
