import { field, maybe, type Deed } from '../deeds/deed.js';
import { REPORT_CONTENT } from '../deeds/deed-parts.js';

const AT = '/api/reviews/{id}';

/** What is done in a review of a directive (sơ kết, tổng kết): by who conducts it, and by the units that report. */
export const REVIEW_DEEDS = {
  IssueReviewOutline: {
    name: 'IssueReviewOutline', address: '/api/reviews',
    fields: [
      field('kind', 'choice', { label: 'reviewKind', choices: 'reviewKinds' }), field('title', 'text', { label: 'reviewTitle' }), maybe('directiveId', 'choice', { label: 'directive', choices: 'known', hint: 'basisDirective' }), maybe('directiveSymbol', 'text', { label: 'basisSymbol' }),
      maybe('scopeFrom', 'day'), maybe('scopeTo', 'day'), field('units', 'bodies'), maybe('reportsDue', 'day', { hint: 'noDueDay' }), field('outlineSymbol', 'text'), field('outlineDate', 'day'),
    ],
  },
  FileReviewReport: { name: 'FileReviewReport', address: `${AT}/reports/{body}`, fields: REPORT_CONTENT },
  ReturnReviewReport: { name: 'ReturnReviewReport', address: `${AT}/reports/{body}/return`, fields: [field('reasons', 'long')] },
  DraftReview: { name: 'DraftReview', inside: true, address: `${AT}/draft`, fields: REPORT_CONTENT },
  HoldReviewConference: { name: 'HoldReviewConference', address: `${AT}/conference`, fields: [field('heldOn', 'day'), field('basis', 'text')] },
  ConcludeReview: { name: 'ConcludeReview', address: `${AT}/conclusion`, fields: [field('symbol', 'text'), field('date', 'day', { label: 'paperDate' })] },
  TakeBackReviewStep: { name: 'TakeBackReviewStep', address: `${AT}/step-taken-back`, fields: [field('step', 'choice', { choices: 'reviewSteps' }), field('reason', 'long')] },
  HandOverReview: { name: 'HandOverReview', address: `${AT}/hand-over`, fields: [field('part', 'choice', { choices: 'reviewParts' }), field('from', 'body'), field('to', 'body'), field('basis', 'text')] },
  WithdrawReview: { name: 'WithdrawReview', address: `${AT}/withdrawal`, fields: [field('basis', 'text')] },
} as const satisfies Readonly<Record<string, Deed>>; // prettier-ignore
