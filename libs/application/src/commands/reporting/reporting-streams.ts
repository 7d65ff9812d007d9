import { reportingId, reviewId, type ReportingId, type ReviewId } from '#libs/domain';
import type { Ids } from '../../ports/index.js';
import type { CommandContext } from '../contract.js';
import { newIdOf } from '../derived-ids.js';

export const REPORTING_PREFIX = 'reporting-';
export const PERIOD_REPORT_PREFIX = 'report-';
export const REVIEW_PREFIX = 'review-';

export const reportingStream = (id: ReportingId): string => REPORTING_PREFIX + id;
/** All reports of one period stand in one stream, so that a consolidation knows exactly who is missing; it is as long as its units are many. */
export const periodReportStream = (id: ReportingId, period: string): string => `${PERIOD_REPORT_PREFIX}${id}-${period}`;
export const reviewStream = (id: ReviewId): string => REVIEW_PREFIX + id;

const PERIOD_REPORT = /^report-([0-9a-f-]{36})-(.+)$/;

/** The obligation that a stream of either kind belongs to; null for any other stream. */
export function obligationOfStream(stream: string): ReportingId | null {
  if (stream.startsWith(REPORTING_PREFIX)) return reportingId(stream.slice(REPORTING_PREFIX.length));
  const match = PERIOD_REPORT.exec(stream);
  return match === null ? null : reportingId(match[1] as string);
}

/** The same Idempotency-Key means the same obligation. */
export const newReportingId = (ids: Ids, context: CommandContext): ReportingId => reportingId(newIdOf(ids, 'reporting', context));
/** The same Idempotency-Key means the same review. */
export const newReviewId = (ids: Ids, context: CommandContext): ReviewId => reviewId(newIdOf(ids, 'review', context));
