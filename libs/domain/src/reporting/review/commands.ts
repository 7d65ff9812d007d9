import type { BodyId, LocalDate } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { ReportContent } from '../report-content.js';
import type { ReviewPart, ReviewStep, ReviewTerms } from './events.js';

/** `register`: bodies and their names, as the register knows them. */
export type ReviewCommand =
  | { readonly type: 'IssueReviewOutline'; readonly terms: ReviewTerms; readonly register: OrganisationState }
  | { readonly type: 'FileReviewReport'; readonly unit: BodyId; readonly content: ReportContent }
  | { readonly type: 'ReturnReviewReport'; readonly unit: BodyId; readonly reasons: string }
  | { readonly type: 'DraftReview'; readonly content: ReportContent; readonly register: OrganisationState }
  | { readonly type: 'HoldReviewConference'; readonly heldOn: LocalDate; readonly basis: string }
  | { readonly type: 'ConcludeReview'; readonly symbol: string; readonly date: LocalDate }
  | { readonly type: 'TakeBackReviewStep'; readonly step: ReviewStep; readonly reason: string }
  | { readonly type: 'HandOverReview'; readonly part: ReviewPart; readonly from: BodyId; readonly to: BodyId; readonly basis: string; readonly register: OrganisationState }
  | { readonly type: 'WithdrawReview'; readonly basis: string };
