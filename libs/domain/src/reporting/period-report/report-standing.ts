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

/**
 * `filedAt`: when the report that stands was recorded; null when none stands. A report is on time until the end of the
 * due day (R1); one that was returned does not stand (R4).
 */
export function reportStandingAt({ from }: Pick<ReportPeriod, 'from'>, due: LocalDate | null, filedAt: Instant | null, at: Instant): ReportStanding {
  if (filedAt !== null) {
    if (due === null) return { kind: 'reported-undated', days: 0 };
    return filedAt < endOfDay(due) ? { kind: 'reported-in-time', days: 0 } : { kind: 'reported-late', days: daysBetween(due, dateAt(filedAt)) };
  }
  if (at < startOfDay(from)) return { kind: 'not-begun', days: 0 };
  if (due === null) return { kind: 'missing-undated', days: 0 };
  return at < endOfDay(due) ? { kind: 'missing-in-time', days: 0 } : { kind: 'missing-overdue', days: daysBetween(due, dateAt(at)) };
}
