import type { PeriodReportCommand, ReportingCommand, ReportingId, ReportingTerms, ReviewCommand, ReviewId, ReviewTerms } from '#libs/domain';
import type { CommandContext } from '../contract.js';

type Told<C> = C extends unknown ? Omit<C, 'register' | 'owed'> : never;

/** What a client may ask of an obligation to report. The register is looked up by the handler; the owner is the body that acts. */
export type ReportingIntent =
  | { readonly type: 'SetUpReporting'; readonly terms: Omit<ReportingTerms, 'obligationId' | 'owner'> }
  | Told<Exclude<ReportingCommand, { type: 'SetUpReporting' }>>;

/** `obligationId` null with `SetUpReporting` only. */
export class ActOnReporting {
  constructor(readonly obligationId: ReportingId | null, readonly intent: ReportingIntent, readonly context: CommandContext) {}
}

/** What a client may ask of the reports of a period. What is owed for it is looked up by the handler. */
export type PeriodReportIntent = Told<PeriodReportCommand>;

/** `period` by its key, such as `2022-Q1`. */
export class ActOnPeriodReport {
  constructor(readonly obligationId: ReportingId, readonly period: string, readonly intent: PeriodReportIntent, readonly context: CommandContext) {}
}

/** What a client may ask of a review. Who begins it conducts it. */
export type ReviewIntent =
  | { readonly type: 'IssueReviewOutline'; readonly terms: Omit<ReviewTerms, 'reviewId' | 'conductor'> }
  | Told<Exclude<ReviewCommand, { type: 'IssueReviewOutline' }>>;

/** `reviewId` null with `IssueReviewOutline` only. */
export class ActOnReview {
  constructor(readonly reviewId: ReviewId | null, readonly intent: ReviewIntent, readonly context: CommandContext) {}
}
