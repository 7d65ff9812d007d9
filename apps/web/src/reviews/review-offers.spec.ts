import { describe, expect, it } from '@jest/globals';
import type { Schemas } from '../api/client.js';
import { vi } from '../language/vi.js';
import type { Session } from '../session/session.js';
import { reviewOffers } from './review-offers.js';

type Status = Schemas['ReviewRow']['status'];
const session = (body: string, ...roles: string[]): Session => ({ body, roles }) as unknown as Session;
const review = (status: Status, filedAt: number | null = null): Schemas['ReviewAnswer'] =>
  ({ review: { status, conductor: { body: 'btv', name: 'BTV' } }, units: [{ unit: 'so-y-te', unitName: 'Sở Y tế', filedBy: 'so-y-te', filedAt, content: null }], draft: null }) as unknown as Schemas['ReviewAnswer'];
const offered = (status: Status, asker: Session, filedAt: number | null = null, actingFor: string | null = null): readonly string[] =>
  reviewOffers(review(status, filedAt), asker, actingFor, vi).map(({ deed, obstacle }) => (obstacle === null || obstacle === undefined ? deed.name : `(${deed.name})`));

describe('what belongs to whom in a review', () => {
  it('lets its unit report, and whoever conducts it return, draft, confer and conclude, by their roles', () => {
    expect(offered('outlined', session('so-y-te', 'officer'))).toEqual(['FileReviewReport']);
    expect(offered('drafted', session('btv', 'officer'), 1)).toEqual(['ReturnReviewReport', 'DraftReview', 'HoldReviewConference']);
    expect(offered('drafted', session('btv', 'head'))).toEqual(['DraftReview', 'HoldReviewConference', 'ConcludeReview', 'TakeBackReviewStep', 'HandOverReview', 'WithdrawReview']);
  });

  it('says what stands in the way', () => {
    expect(offered('outlined', session('btv', 'head'))).toEqual(['DraftReview', '(HoldReviewConference)', '(ConcludeReview)', '(TakeBackReviewStep)', 'HandOverReview', 'WithdrawReview']);
    expect(offered('concluded', session('btv', 'head')).filter((name) => !name.startsWith('('))).toEqual(['TakeBackReviewStep']);
    expect([offered('withdrawn', session('so-y-te', 'head')), offered('drafted', session('so-y-te', 'head'), 1)]).toEqual([['(FileReviewReport)'], ['(FileReviewReport)']]);
  });

  it('is nothing to others, to clerks and to auditors; and something to whoever acts for the unit', () => {
    expect([session('so-khac', 'head'), session('so-y-te', 'clerk'), session('btv', 'auditor', 'head')].map((asker) => offered('drafted', asker))).toEqual([[], [], []]);
    expect(offered('outlined', session('so-khac', 'head'), null, 'so-y-te')).toEqual(['FileReviewReport']);
  });
});
