import { describe, expect, it } from '@jest/globals';
import { actOf } from '#libs/testing/domain';
import type { ReminderGrade } from '../deadline/index.js';
import type { DelegationEvent } from '../identity/index.js';
import { indicatorId, type IndicatorContent, type IndicatorEvent } from '../indicator/index.js';
import { assignmentId, bodyId, directiveId, localDate, taskCode, type BodyId } from '../kernel/index.js';
import { reportingId, reviewId, type PeriodReportEvent, type ReportingEvent, type ReviewEvent } from '../reporting/index.js';
import { inspectionId, rankBodies, rankingPeriod, type InspectionEvent, type RankingEdition, type RankingEvent } from '../supervision/index.js';
import { DELEGATION_NOTICES, INDICATOR_NOTICES, INSPECTION_NOTICES, RANKING_NOTICES, REPORTING_NOTICES, REVIEW_NOTICES, type NoticeParties, type NoticeSource } from './index.js';

const [issuer, inspectors, a, b, heir, office] = ['btv', 'ubkt', 'don-vi-a', 'don-vi-b', 'don-vi-moi', 'van-phong'].map(bodyId) as [BodyId, BodyId, BodyId, BodyId, BodyId, BodyId];

/** What each step of a history tells: kind, body, and what of day, other body and period is known. */
function told<E extends { readonly type: string }, P extends NoticeParties>(source: NoticeSource<E, P>, ...steps: readonly (readonly [event: E, by: BodyId])[]): readonly (readonly string[])[] {
  let parties: P | null = null;
  return steps.map(([event, by]) => {
    if (!source.events.includes(event.type)) return [];
    parties = source.partiesAfter(parties, event);
    if (parties === null) return ['nobody known'];
    return source.notices(event, actOf(by, '2023-03-01'), parties).map(({ kind, to, day, other, period }) => [kind, to, day, other, period].filter((each) => each !== null).join(' '));
  });
}

const signatory = { capacity: 'T/M', onBehalfOf: issuer, position: 'Chủ nhiệm' } as const;
const decided: InspectionEvent = {
  type: 'InspectionDecided',
  data: {
    inspectionId: inspectionId('i'), number: { issuer, kind: 'QĐ', year: 2023, number: 15, symbol: '15-QĐ/TU' }, date: localDate('2023-03-01'), signatory, basis: 'c', inspectingBody: inspectors, inspectedBodies: [a, b],
    scope: { directiveId: directiveId('d'), taskCodes: [], assignmentIds: [] }, subject: 'Thực hiện kế hoạch', periodFrom: localDate('2022-01-01'), periodTo: localDate('2022-12-31'), proposedBy: null,
  },
};
const concluded: InspectionEvent = {
  type: 'InspectionConcluded',
  data: {
    number: { issuer: inspectors, kind: 'KL', year: 2023, number: 20, symbol: '20-KL/UBKT' }, date: localDate('2023-04-01'), signatory, conclusions: [{ body: a, text: 'k' }], directiveId: directiveId('d'), supervisingBody: issuer,
    remediation: [{ number: 1, assignmentId: assignmentId('r'), taskCode: taskCode('KT-15-2023-btv.1'), body: a, summary: 's', expectedOutputs: [], deadlines: [], due: null, confirmingBody: inspectors }],
  },
};
const minuted = (body: BodyId): InspectionEvent => ({ type: 'InspectionMinuted', data: { number: 1, body, date: localDate('2023-03-10'), contents: 'c', findings: [] } });
const outcome = (kind: 'accepted' | 'withdrawn' | 'reopened'): InspectionEvent => ({ type: 'RemediationOutcomeRecorded', data: { assignmentId: assignmentId('r'), outcome: kind, doneOn: null } });

describe('the notices of an inspection', () => {
  it('tell the inspected and those above of every step, and nobody of its own', () => {
    expect(
      told(
        INSPECTION_NOTICES,
        [decided, issuer],
        [{ type: 'InspectionPlanned', data: { visits: [{ day: localDate('2023-03-20'), body: a, contents: ['c'] }, { day: localDate('2023-03-10'), body: a, contents: ['c'] }], note: null } }, inspectors],
        [{ type: 'InspectionTeamNamed', data: { members: [{ body: inspectors, position: 'p', head: true }, { body: office, position: 'p', head: false }] } }, inspectors],
        [minuted(a), office],
        [{ type: 'InspectionMinutesTakenBack', data: { number: 1, reason: 'r' } }, office],
        [concluded, inspectors],
        [outcome('accepted'), inspectors],
        [outcome('reopened'), inspectors],
        [outcome('withdrawn'), issuer],
        [{ type: 'InspectionClosed', data: { open: [], reason: null } }, inspectors],
      ),
    ).toEqual([
      ['inspection-decided don-vi-a ubkt', 'inspection-decided don-vi-b ubkt', 'inspection-entrusted ubkt btv'],
      ['inspection-planned don-vi-a 2023-03-10 ubkt', 'inspection-plan-made btv ubkt'],
      ['inspection-team-named van-phong ubkt', 'inspection-plan-made btv ubkt'],
      ['inspection-minuted don-vi-a 2023-03-10 ubkt', 'inspection-minutes-kept btv 2023-03-10 don-vi-a', 'inspection-minutes-kept ubkt 2023-03-10 don-vi-a'],
      ['inspection-minutes-taken-back don-vi-a don-vi-a', 'inspection-minutes-taken-back btv don-vi-a', 'inspection-minutes-taken-back ubkt don-vi-a'],
      ['inspection-concluded don-vi-a ubkt', 'inspection-conclusion-made btv ubkt'],
      ['remediation-done btv don-vi-a'],
      ['remediation-reopened btv don-vi-a'],
      ['remediation-withdrawn ubkt don-vi-a'],
      ['inspection-closed don-vi-a ubkt', 'inspection-closed don-vi-b ubkt', 'inspection-closed btv ubkt'],
    ]);
    expect(told(INSPECTION_NOTICES, [decided, issuer], [{ type: 'InspectionWithdrawn', data: { basis: 'b' } }, issuer])[1]).toEqual(['inspection-withdrawn don-vi-a btv', 'inspection-withdrawn don-vi-b btv', 'inspection-withdrawn ubkt btv']);
    expect(told(INSPECTION_NOTICES, [minuted(a), office])).toEqual([['nobody known']]);
  });
});

const of = { obligationId: reportingId('r'), period: '2022-Q2' } as const;
const content = { summary: 's', figures: [], attachments: [] } as const;
const setUp = (unitDue: { readonly by: 'day-of-month'; readonly monthOffset: number; readonly day: number } | null): ReportingEvent => ({
  type: 'ReportingSetUp',
  data: {
    obligationId: of.obligationId, title: 'Báo cáo quý', owner: office, consolidator: inspectors, recipient: issuer, units: [a, b], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: null,
    schedule: { unitDue, consolidatedDue: null }, basis: { directiveId: null, symbol: null, itemCode: 'IV.8', sourceLine: null, note: 'n' },
  },
});
const handedOver = (part: 'unit' | 'consolidator', from: BodyId): ReportingEvent => ({ type: 'ReportingHandedOver', data: { part, from, to: heir, fromPeriod: '2022-Q2', basis: 'b' } });
const returned: PeriodReportEvent = { type: 'UnitReportReturned', data: { ...of, unit: a, round: 1, reasons: 'r' } };

describe('the notices of periodic reports', () => {
  it('tell units what they owe and what came back, those above what was made of it', () => {
    expect(
      told(
        REPORTING_NOTICES,
        [setUp({ by: 'day-of-month', monthOffset: 0, day: 20 }), office],
        [{ type: 'ReportingUnitAdded', data: { unit: heir, fromPeriod: '2022-Q2', reason: 'r' } }, office],
        [{ type: 'ReportingUnitWithdrawn', data: { unit: b, fromPeriod: '2022-Q3', basis: 'b' } }, office],
        [{ type: 'ReportScheduleChanged', data: { fromPeriod: '2022-Q3', schedule: { unitDue: null, consolidatedDue: null }, basis: 'b' } }, office],
        [{ type: 'UnitReportFiled', data: { ...of, unit: a, round: 1, content, due: null } }, a],
        [returned, inspectors],
        [{ type: 'UnitReportCorrected', data: { ...of, unit: a, content, reason: 'r' } }, a],
        [{ type: 'UnitReportTakenBack', data: { ...of, unit: a, reason: 'r' } }, a],
        [{ type: 'ConsolidationSubmitted', data: { ...of, round: 1, symbol: null, content, reported: 0, owed: 0, nil: [], missing: [], late: [], due: null } }, inspectors],
        [{ type: 'ConsolidationReturned', data: { ...of, round: 1, reasons: 'r' } }, issuer],
        [{ type: 'ConsolidationAccepted', data: { ...of, round: 2, note: null } }, issuer],
        [{ type: 'ReportingEnded', data: { lastPeriod: '2025-Q4', basis: 'b' } }, office],
        [{ type: 'ReportingWithdrawn', data: { basis: 'b' } }, office],
      ),
    ).toEqual([
      ['reporting-set-up don-vi-a 2022-03-20 ubkt 2022-Q1', 'reporting-set-up don-vi-b 2022-03-20 ubkt 2022-Q1', 'consolidation-entrusted ubkt btv', 'reporting-changed btv ubkt'],
      ['report-asked-from don-vi-moi ubkt 2022-Q2', 'reporting-changed ubkt don-vi-moi'],
      ['report-not-owed-from don-vi-b 2022-Q3', 'reporting-changed ubkt don-vi-b'],
      ['don-vi-a', 'don-vi-b', 'don-vi-moi', 'ubkt', 'btv'].map((to) => `report-schedule-changed ${to} 2022-Q3`),
      [],
      ['unit-report-returned don-vi-a ubkt 2022-Q2'],
      ['unit-report-mended ubkt don-vi-a 2022-Q2'],
      ['unit-report-mended ubkt don-vi-a 2022-Q2'],
      ['consolidation-submitted btv ubkt 2022-Q2'],
      ['consolidation-returned ubkt btv 2022-Q2'],
      ['consolidation-accepted ubkt btv 2022-Q2'],
      ['don-vi-a', 'don-vi-b', 'don-vi-moi', 'ubkt', 'btv'].map((to) => `reporting-ended ${to} 2025-Q4`),
      ['don-vi-a', 'don-vi-b', 'don-vi-moi', 'ubkt', 'btv'].map((to) => `reporting-withdrawn ${to} van-phong`),
    ]);
  });

  it('of reminders reach whoever owes, also the one that asked, and after the due day whoever waits', () => {
    const rung = (tier: 'unit' | 'consolidated', grade: ReminderGrade, dueOn: string, bodies: readonly BodyId[]): PeriodReportEvent => ({
      type: 'ReportRungFired', data: { ...of, tier, rung: 'r', grade, bodies, missing: [a], forDue: localDate('2022-06-20'), dueOn: localDate(dueOn), skipped: [] },
    });
    expect(
      told(
        REPORTING_NOTICES,
        [setUp(null), office],
        [rung('unit', 'notice', '2022-06-13', [a]), office],
        [rung('unit', 'urge', '2022-06-27', [a]), office],
        [rung('unit', 'criticise', '2022-07-11', [a]), office],
        [rung('unit', 'report-to-standing-committee', '2022-08-01', [office]), office],
        [rung('consolidated', 'remind', '2022-06-20', [inspectors]), office],
        [rung('consolidated', 'urge', '2022-06-27', [inspectors]), office],
      ).slice(1),
    ).toEqual([
      ['report-due don-vi-a 2022-06-20 ubkt 2022-Q2'],
      ['report-urged don-vi-a 2022-06-20 ubkt 2022-Q2', 'reports-missing ubkt 2022-06-20 ubkt 2022-Q2'],
      ['report-criticised don-vi-a 2022-06-20 ubkt 2022-Q2', 'reports-missing ubkt 2022-06-20 ubkt 2022-Q2'],
      ['reports-missing van-phong 2022-06-20 ubkt 2022-Q2', 'reports-missing ubkt 2022-06-20 ubkt 2022-Q2'],
      ['consolidation-due ubkt 2022-06-20 btv 2022-Q2'],
      ['consolidation-urged ubkt 2022-06-20 btv 2022-Q2', 'consolidation-missing btv 2022-06-20 ubkt 2022-Q2'],
    ]);
  });

  it('name no day that nobody set, and reach whoever files for a unit that handed over', () => {
    expect(told(REPORTING_NOTICES, [setUp(null), office])[0]?.[0]).toBe('reporting-set-up don-vi-a ubkt 2022-Q1');
    expect(told(REPORTING_NOTICES, [setUp(null), office], [handedOver('unit', a), office], [returned, inspectors], [handedOver('consolidator', inspectors), office], [returned, inspectors]).slice(1)).toEqual([
      ['reporting-handed-over don-vi-moi don-vi-a 2022-Q2'], ['unit-report-returned don-vi-moi ubkt 2022-Q2'], ['reporting-handed-over don-vi-moi ubkt 2022-Q2'], ['unit-report-returned don-vi-moi don-vi-moi 2022-Q2'],
    ]); // prettier-ignore
  });
});

const outlined: ReviewEvent = {
  type: 'ReviewOutlineIssued',
  data: {
    reviewId: reviewId('v'), kind: 'interim', title: 'Sơ kết', conductor: inspectors, directiveId: null, directiveSymbol: null, scopeFrom: null, scopeTo: null, units: [a, b], reportsDue: localDate('2023-05-05'), outlineSymbol: '15-ĐC',
    outlineDate: localDate('2023-03-01'),
  },
};

describe('the notices of a review', () => {
  it('tell units what is asked, what came back and what was concluded; the draft is the conductor’s own', () => {
    expect(
      told(
        REVIEW_NOTICES,
        [outlined, inspectors],
        [{ type: 'ReviewHandedOver', data: { part: 'unit', from: a, to: heir, basis: 'b' } }, office],
        [{ type: 'ReviewReportReturned', data: { unit: a, round: 1, reasons: 'r' } }, inspectors],
        [{ type: 'ReviewStepTakenBack', data: { step: 'draft', reason: 'r' } }, inspectors],
        [{ type: 'ReviewConferenceHeld', data: { heldOn: localDate('2023-06-01'), basis: 'b' } }, inspectors],
        [{ type: 'ReviewConcluded', data: { symbol: '4-KL', date: localDate('2023-06-10') } }, inspectors],
        [{ type: 'ReviewStepTakenBack', data: { step: 'conclusion', reason: 'r' } }, inspectors],
        [{ type: 'ReviewHandedOver', data: { part: 'conductor', from: inspectors, to: office, basis: 'b' } }, issuer],
        [{ type: 'ReviewWithdrawn', data: { basis: 'b' } }, office],
      ),
    ).toEqual([
      ['review-report-asked don-vi-a 2023-05-05 ubkt', 'review-report-asked don-vi-b 2023-05-05 ubkt'],
      ['review-handed-over don-vi-moi don-vi-a'],
      ['review-report-returned don-vi-moi ubkt'],
      [],
      ['review-conference-held don-vi-moi 2023-06-01 ubkt', 'review-conference-held don-vi-b 2023-06-01 ubkt'],
      ['review-concluded don-vi-moi 2023-06-10 ubkt', 'review-concluded don-vi-b 2023-06-10 ubkt'],
      ['review-step-taken-back don-vi-moi ubkt', 'review-step-taken-back don-vi-b ubkt'],
      ['review-handed-over van-phong ubkt'],
      ['review-withdrawn don-vi-moi van-phong', 'review-withdrawn don-vi-b van-phong'],
    ]);
  });
});

describe('the notices of a ranking', () => {
  const edition = (number: number, ...bodies: readonly BodyId[]): RankingEdition => ({
    number: { issuer: office, kind: 'TB', year: 2023, number, symbol: `${number}-TB` }, date: localDate('2023-03-01'), signatory, edition: number, contestUntil: localDate('2023-03-15'),
    ...rankBodies(bodies.map((body) => ({ body, name: body, counts: { 'done-on-time': 1, 'done-late': 0, overdue: 0 } })), 5),
  }); // prettier-ignore
  const period = rankingPeriod('2022-Q4')!;
  const published: RankingEvent = { type: 'RankingPublished', data: { ...edition(1, a, b), office, period, against: 'current', judged: { index: 9, at: 0 }, minimumN: 5, basis: 'b' } };
  const line = { edition: 1, body: a, reason: 'r' } as const;

  it('tell the ranked bodies of each edition and of what became of a contest, the office of contests', () => {
    expect(
      told(
        RANKING_NOTICES,
        [published, office],
        [{ type: 'RankingLineContested', data: { ...line, duties: [] } }, a],
        [{ type: 'RankingLineUpheld', data: line }, office],
        [{ type: 'RankingCorrected', data: { ...edition(2, a, b, heir), body: heir, reason: 'r', contested: false, adjustments: [] } }, office],
        [{ type: 'RankingWithdrawn', data: { edition: 2, reason: 'r' } }, office],
      ),
    ).toEqual([
      ['ranking-published don-vi-a 2023-03-15 van-phong 2022-Q4', 'ranking-published don-vi-b 2023-03-15 van-phong 2022-Q4'],
      ['ranking-contested van-phong don-vi-a 2022-Q4'],
      ['ranking-line-upheld don-vi-a van-phong 2022-Q4'],
      ['don-vi-a', 'don-vi-b', 'don-vi-moi'].map((to) => `ranking-corrected ${to} 2023-03-15 van-phong 2022-Q4`),
      ['don-vi-a', 'don-vi-b', 'don-vi-moi'].map((to) => `ranking-withdrawn ${to} van-phong 2022-Q4`),
    ]);
  });
});

describe('the notices of an indicator', () => {
  const indicator = (reporters: readonly BodyId[]): IndicatorContent => ({ code: 'II.1', name: 'n', measure: 'count', unit: 'người', denominator: null, scope: null, reporters, milestones: [], sample: false });
  const id = { indicatorId: indicatorId('x') } as const;
  const figure = { unit: 'người', value: null, numerator: null, denominator: null, words: null, evidence: 'e', source: 's', simulated: false };

  it('ask those named to measure, and tell the issuer and the measured body of figures by others', () => {
    const events: readonly (readonly [IndicatorEvent, BodyId])[] = [
      [{ type: 'IndicatorDefined', data: { ...id, directiveId: directiveId('d'), issuer, content: indicator([a]) } }, issuer],
      [{ type: 'IndicatorAmended', data: { ...id, content: indicator([a, b]), basis: 'b' } }, issuer],
      [{ type: 'MeasurementRecorded', data: { ...id, body: a, period: '2022', measurement: figure } }, a],
      [{ type: 'MeasurementRecorded', data: { ...id, body: a, period: '2023', measurement: figure } }, b],
      [{ type: 'MeasurementCorrected', data: { ...id, body: a, period: '2023', measurement: figure, reason: 'r' } }, b],
      [{ type: 'MeasurementWithdrawn', data: { ...id, body: a, period: '2023', reason: 'r' } }, issuer],
      [{ type: 'IndicatorWithdrawn', data: { ...id, basis: 'b' } }, issuer],
    ];
    expect(told(INDICATOR_NOTICES, ...events)).toEqual([
      ['measurement-asked don-vi-a btv'],
      ['measurement-asked don-vi-b btv', 'indicator-amended don-vi-a btv'],
      ['measurement-recorded btv don-vi-a 2022'],
      ['measurement-recorded don-vi-a don-vi-a 2023', 'measurement-recorded btv don-vi-a 2023'],
      ['measurement-mended don-vi-a don-vi-a 2023', 'measurement-mended btv don-vi-a 2023'],
      ['measurement-mended don-vi-a don-vi-a 2023'],
      ['indicator-withdrawn don-vi-a btv', 'indicator-withdrawn don-vi-b btv'],
    ]);
  });
});

describe('the notices of a delegation', () => {
  it('tell whoever receives the power, and whose it is when another passed it on or revoked it', () => {
    const given: DelegationEvent = {
      type: 'PowerDelegated',
      data: { delegationId: 'c1', from: { body: a, position: 'head' }, to: { body: b, position: null }, validFrom: localDate('2023-01-10'), validUntil: null, actions: null, basis: 'Giấy 1' },
    };
    const revoked: DelegationEvent = { type: 'DelegationRevoked', data: { delegationId: 'c1', from: localDate('2023-02-01'), reason: 'về' } };
    expect(told(DELEGATION_NOTICES, [given, a], [revoked, a])).toEqual([['power-delegated don-vi-b 2023-01-10 don-vi-a'], ['delegation-revoked don-vi-b 2023-02-01 don-vi-a']]);
    expect(told(DELEGATION_NOTICES, [given, office], [revoked, b])).toEqual([
      ['power-delegated don-vi-b 2023-01-10 don-vi-a', 'power-passed-on don-vi-a 2023-01-10 don-vi-b'], ['delegation-revoked don-vi-a 2023-02-01 don-vi-a'],
    ]); // prettier-ignore
  });
});
