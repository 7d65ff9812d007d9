import type { BodyId, DirectiveId, LocalDate } from '../../kernel/index.js';
import type { ReportContent } from '../report-content.js';
import type { ReviewId } from '../reporting-ids.js';

/** `interim` = sơ kết, `final` = tổng kết. */
export const REVIEW_KINDS = ['interim', 'final'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

/** What is reviewed, by whom, on the reports of whom. */
export interface ReviewTerms {
  readonly reviewId: ReviewId;
  readonly kind: ReviewKind;
  readonly title: string;
  /** Who holds the review. */
  readonly conductor: BodyId;
  /** The directive whose carrying out is reviewed; null when it is not known here. */
  readonly directiveId: DirectiveId | null;
  /** Its symbol as printed, or that of another document; null when none is named. */
  readonly directiveSymbol: string | null;
  /** First and last day looked back on; null = not stated. */
  readonly scopeFrom: LocalDate | null;
  readonly scopeTo: LocalDate | null;
  /** The bodies that report for it. */
  readonly units: readonly BodyId[];
  /** Last day for the units' reports; null = not stated, then none is late. */
  readonly reportsDue: LocalDate | null;
  /** The outline (đề cương) by its symbol and date. */
  readonly outlineSymbol: string;
  readonly outlineDate: LocalDate;
}

/** The steps after the outline, in order. */
export const REVIEW_STEPS = ['draft', 'conference', 'conclusion'] as const;
export type ReviewStep = (typeof REVIEW_STEPS)[number];

/** Which part in a review a body hands over. */
export const REVIEW_PARTS = ['unit', 'conductor'] as const;
export type ReviewPart = (typeof REVIEW_PARTS)[number];

/** Stream `review-<reviewId>`. */
export type ReviewEvent =
  | { readonly type: 'ReviewOutlineIssued'; readonly data: ReviewTerms }
  /** `round` counts from 1; `due`: the day it was judged by. */
  | { readonly type: 'ReviewReportFiled'; readonly data: { readonly unit: BodyId; readonly round: number; readonly content: ReportContent; readonly due: LocalDate | null } }
  | { readonly type: 'ReviewReportReturned'; readonly data: { readonly unit: BodyId; readonly round: number; readonly reasons: string } }
  /** The draft report, made of the reports of all units but those named, under the names they bore then. */
  | { readonly type: 'ReviewDrafted'; readonly data: { readonly content: ReportContent; readonly missing: readonly { readonly unit: BodyId; readonly name: string }[] } }
  | { readonly type: 'ReviewConferenceHeld'; readonly data: { readonly heldOn: LocalDate; readonly basis: string } }
  | { readonly type: 'ReviewConcluded'; readonly data: { readonly symbol: string; readonly date: LocalDate } }
  /** The last step was a mistake (R15). */
  | { readonly type: 'ReviewStepTakenBack'; readonly data: { readonly step: ReviewStep; readonly reason: string } }
  /** Another body takes the part over (R11). A unit's report stays under its name and is filed by the new one. */
  | { readonly type: 'ReviewHandedOver'; readonly data: { readonly part: ReviewPart; readonly from: BodyId; readonly to: BodyId; readonly basis: string } }
  | { readonly type: 'ReviewWithdrawn'; readonly data: { readonly basis: string } };
