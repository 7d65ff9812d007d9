import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { bodyId, directiveId, localDate, type LocalDate } from '../../kernel/index.js';
import { emptyRegister, evolveOrganisation } from '../../organisation/index.js';
import { reviewId } from '../reporting-ids.js';
import { reviewDecider, reviewFromJson, reviewToJson, type ReviewTerms } from './index.js';

const { given, play, foldAll } = deciderSpecification(reviewDecider);
const [board, a, b] = ['ban-dan-van', 'don-vi-a', 'don-vi-b'].map(bodyId) as [ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>];
const register = evolveOrganisation(emptyRegister, {
  type: 'BodiesRegistered',
  data: { bodies: [board, a, b].map((id) => ({ bodyId: id, kind: 'partyBoard', level: 'province', parentId: null, name: `tên ${id}`, external: false, from: localDate('2020-01-01') })) },
});
const terms: ReviewTerms = {
  reviewId: reviewId('v-1'), kind: 'interim', title: 'Sơ kết', conductor: board, directiveId: directiveId('d-24'), directiveSymbol: '24-KH/TU', scopeFrom: null, scopeTo: null, units: [a, b],
  reportsDue: null, outlineSymbol: '15-ĐC/BDV', outlineDate: localDate('2023-05-01'),
}; // prettier-ignore
const content = { summary: 'Kết quả', figures: [], attachments: [] };
const outline = { type: 'IssueReviewOutline', terms, register } as const;
const report = { type: 'FileReviewReport', unit: a, content } as const;
const draft = { type: 'DraftReview', content, register } as const;
const confer = { type: 'HoldReviewConference', heldOn: localDate('2023-08-10'), basis: 'Giấy mời 30' } as const;
const conclude = { type: 'ConcludeReview', symbol: '40-KL/TU', date: localDate('2023-08-20') } as const;
const at = (day: string) => actOf('ban-dan-van', day);
const STEPS = [[outline, at('2023-05-02')], [report, actOf('don-vi-a', '2023-06-01')], [draft, at('2023-07-01')], [confer, at('2023-08-10')], [conclude, at('2023-08-20')]] as const;
const upTo = (count: number) => play(...STEPS.slice(0, count));

describe('a review', () => {
  it('goes from the outline through reports, draft and conference to its conclusion', () => {
    expect(upTo(5).map(({ event }) => event)).toEqual([
      { type: 'ReviewOutlineIssued', data: terms },
      { type: 'ReviewReportFiled', data: { unit: a, round: 1, content, due: null } },
      { type: 'ReviewDrafted', data: { content, missing: [{ unit: b, name: 'tên don-vi-b' }] } },
      { type: 'ReviewConferenceHeld', data: { heldOn: '2023-08-10', basis: 'Giấy mời 30' } },
      { type: 'ReviewConcluded', data: { symbol: '40-KL/TU', date: '2023-08-20' } },
    ]);
    expect([1, 3, 4, 5].map((count) => foldAll(upTo(count)).status)).toEqual(['outlined', 'drafted', 'conferred', 'concluded']);
    expect(reviewFromJson(JSON.parse(JSON.stringify(reviewToJson(foldAll(upTo(5))))) as never)).toEqual(foldAll(upTo(5)));
  });

  it('takes no step out of order', () => {
    given(upTo(1)).when(confer, at('2023-08-10')).thenRefuses('review-step-out-of-order', { status: 'outlined', step: 'conference' });
    given(upTo(3)).when(conclude, at('2023-08-20')).thenRefuses('review-step-out-of-order', { status: 'drafted', step: 'conclusion' });
    given(upTo(4)).when(draft, at('2023-08-20')).thenRefuses('review-step-out-of-order', { status: 'conferred', step: 'draft' });
    given([]).when(draft, at('2023-08-20')).thenRefuses('review-unknown');
    given(upTo(1)).when(outline, at('2023-08-20')).thenRefuses('review-already-begun');
    given(upTo(5)).when(report, actOf('don-vi-a', '2023-09-01')).thenRefuses('review-concluded', { symbol: '40-KL/TU' });
  });

  it('takes back its last step when that was a mistake', () => {
    given(upTo(5)).when({ type: 'TakeBackReviewStep', step: 'conclusion', reason: 'sai số' }, at('2023-08-21')).thenState(({ status, conclusion }) => expect([status, conclusion]).toEqual(['conferred', null]));
    given(upTo(5)).when({ type: 'TakeBackReviewStep', step: 'draft', reason: 'sai số' }, at('2023-08-21')).thenRefuses('review-step-out-of-order', { status: 'concluded', step: 'draft' });
    given(upTo(3)).when({ type: 'TakeBackReviewStep', step: 'draft', reason: ' ' }, at('2023-08-21')).thenRefuses('reason-missing');
    given(upTo(3)).when({ type: 'TakeBackReviewStep', step: 'draft', reason: 'sai' }, at('2023-08-21')).thenState(({ status, draft: left }) => expect([status, left]).toEqual(['outlined', null]));
    given(upTo(4)).when({ type: 'TakeBackReviewStep', step: 'conference', reason: 'hoãn' }, at('2023-08-21')).thenState(({ status, conference }) => expect([status, conference]).toEqual(['drafted', null]));
  });

  it('hears its units only, one standing report each', () => {
    given(upTo(2)).when(report, actOf('don-vi-a', '2023-06-02')).thenRefuses('report-already-filed', { unit: 'don-vi-a' });
    given(upTo(1)).when(report, actOf('don-vi-b', '2023-06-02')).thenRefuses('not-review-party', { body: 'don-vi-a', actingBody: 'don-vi-b' });
    given(upTo(1)).when({ ...report, unit: bodyId('xa') }, actOf('xa', '2023-06-02')).thenRefuses('unit-not-in-review', { unit: 'xa' });
    given(upTo(1)).when({ ...report, content: { ...content, summary: '' } }, actOf('don-vi-a', '2023-06-02')).thenRefuses('text-missing', { field: 'summary' });
    const giveBack = { type: 'ReturnReviewReport', unit: a, reasons: 'thiếu' } as const;
    given(upTo(1)).when(giveBack, at('2023-06-03')).thenRefuses('no-report-filed', { unit: 'don-vi-a' });
    given(upTo(2)).when({ ...giveBack, reasons: '' }, at('2023-06-03')).thenRefuses('reason-missing');
    given(play(STEPS[0], STEPS[1], [giveBack, at('2023-06-03')])).when(report, actOf('don-vi-a', '2023-06-05')).thenRecords({ type: 'ReviewReportFiled', data: { unit: a, round: 2, content, due: null } });
  });

  it.each<readonly [string, Partial<ReviewTerms>, string, Record<string, unknown>]>([
    ['without a title', { title: '' }, 'text-missing', { field: 'title' }],
    ['without an outline', { outlineSymbol: ' ' }, 'text-missing', { field: 'outlineSymbol' }],
    ['of nothing', { directiveId: null, directiveSymbol: null }, 'basis-missing', {}],
    ['on no day', { outlineDate: '2023-02-30' as LocalDate }, 'date-invalid', { date: '2023-02-30' }],
    ['with an outline of tomorrow', { outlineDate: localDate('2023-05-03') }, 'review-day-in-future', { date: '2023-05-03', today: '2023-05-02' }],
    ['with reports due before it', { reportsDue: localDate('2023-04-30') }, 'review-day-too-early', { date: '2023-04-30', after: '2023-05-01' }],
    ['that ends before it begins', { scopeFrom: localDate('2023-01-01'), scopeTo: localDate('2022-01-01') }, 'review-scope-reversed', { from: '2023-01-01', to: '2022-01-01' }],
    ['without units', { units: [] }, 'nothing-named', { list: 'units' }],
    ['with a unit nobody knows', { units: [bodyId('xa')] }, 'unknown-body', { bodyId: 'xa' }],
    ['with its conductor as a unit', { units: [board] }, 'review-conductor-reports', { bodyId: 'ban-dan-van' }],
    ['in the name of another body', { conductor: a }, 'not-review-party', { body: 'don-vi-a', actingBody: 'ban-dan-van' }],
  ])('is not begun %s', (_how, change, tag, facts) => {
    given([]).when({ ...outline, terms: { ...terms, ...change } }, at('2023-05-02')).thenRefuses(tag as 'basis-missing', facts);
  }); // prettier-ignore

  it('has its conference and conclusion on days that have come, one after the other', () => {
    given(upTo(3)).when({ ...confer, heldOn: localDate('2023-04-30') }, at('2023-08-10')).thenRefuses('review-day-too-early', { date: '2023-04-30', after: '2023-05-01' });
    given(upTo(3)).when(confer, at('2023-08-09')).thenRefuses('review-day-in-future', { date: '2023-08-10', today: '2023-08-09' });
    given(upTo(3)).when({ ...confer, basis: '' }, at('2023-08-10')).thenRefuses('basis-missing');
    given(upTo(4)).when({ ...conclude, date: localDate('2023-08-09') }, at('2023-08-20')).thenRefuses('review-day-too-early', { date: '2023-08-09', after: '2023-08-10' });
    given(upTo(4)).when({ ...conclude, symbol: '' }, at('2023-08-20')).thenRefuses('text-missing', { field: 'symbol' });
    given(upTo(4)).when({ ...conclude, date: '2023-08-32' as LocalDate }, at('2023-08-20')).thenRefuses('date-invalid', { date: '2023-08-32' });
  });

  it('goes over to a successor, its reports under the old names', () => {
    const handOver = { type: 'HandOverReview', part: 'unit', from: b, to: a, basis: 'QĐ sáp nhập', register } as const;
    given(upTo(1)).when(handOver, at('2023-05-10')).thenRecords({ type: 'ReviewHandedOver', data: { part: 'unit', from: b, to: a, basis: 'QĐ sáp nhập' } });
    const moved = play(STEPS[0], [handOver, at('2023-05-10')], [{ ...handOver, part: 'conductor', from: board, to: b }, at('2023-05-11')]);
    given(moved).when({ ...report, unit: b }, actOf('don-vi-a', '2023-06-01')).thenRecords({ type: 'ReviewReportFiled', data: { unit: b, round: 1, content, due: null } });
    given(moved).when({ ...report, unit: b }, actOf('don-vi-b', '2023-06-01')).thenRefuses('not-review-party', { body: 'don-vi-a', actingBody: 'don-vi-b' });
    given(moved).when(draft, actOf('don-vi-b', '2023-06-01')).thenState(({ status }) => expect(status).toBe('drafted'));
    given(upTo(1)).when({ ...handOver, from: bodyId('xa') }, at('2023-05-10')).thenRefuses('review-part-not-held', { part: 'unit', bodyId: 'xa' });
    given(upTo(1)).when({ ...handOver, to: bodyId('xa') }, at('2023-05-10')).thenRefuses('unknown-body', { bodyId: 'xa' });
    given(upTo(1)).when({ ...handOver, basis: ' ' }, at('2023-05-10')).thenRefuses('basis-missing');
  });

  it('is withdrawn with a basis, and then left alone; others do not act on it', () => {
    const withdraw = { type: 'WithdrawReview', basis: 'TB 3' } as const;
    given(upTo(1)).when(withdraw, actOf('don-vi-a', '2023-06-01')).thenRefuses('not-review-party', { body: 'ban-dan-van', actingBody: 'don-vi-a' });
    given(upTo(1)).when({ ...withdraw, basis: '' }, at('2023-06-01')).thenRefuses('basis-missing');
    given(play(STEPS[0], [withdraw, at('2023-06-01')])).when(report, actOf('don-vi-a', '2023-06-02')).thenRefuses('review-withdrawn');
  });
});
