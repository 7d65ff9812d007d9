import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { MOST_POINTS, type PointsRule } from '../directive/index.js';
import { assignmentDecider, countPoints, type AssignmentCommand, type PointStatus } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const add = (code: string, by: string = PARTIES.issuer, day = '2021-11-17') => [{ type: 'AddPoint', code, text: `điểm ${code}` }, actOf(by, day)] as const;
const report = (code: string, status: PointStatus, day: string) => [{ type: 'ReportPoint', code, status, note: 'BC' }, actOf(PARTIES.lead, day)] as const;
const confirm = (code: string, done: boolean, day: string) => [{ type: 'ConfirmPoint', code, done, note: 'đã xem' }, actOf(PARTIES.confirming, day)] as const;
const star = (starred: boolean, by: string = PARTIES.issuer) => [{ type: 'StarDuty', starred, reason: 'trọng tâm' }, actOf(by, '2021-11-18')] as const;
const begun = [did.assign(), did.acknowledge(), add('a'), add('b', PARTIES.lead)] as const;

describe('the points of a duty', () => {
  it('are named by its issuer or its lead, each once, and not without number', () => {
    given(play(did.assign())).when(...add('a')).thenRecords({ type: 'PointAdded', data: { code: 'a', text: 'điểm a', from: 'duty', basis: null } });
    given(play(...begun)).when(...add('a')).thenRefuses('point-already-exists', { code: 'a' });
    given(play(...begun)).when(...add('c', PARTIES.confirming)).thenRefuses('body-does-not-hold-duty', { role: 'lead', actingBody: PARTIES.confirming });
    given(play(...begun)).when({ type: 'AddPoint', code: ' ', text: 'x' }, actOf(PARTIES.lead, '2021-11-18')).thenRefuses('reason-missing', { field: 'code' });
    const full = play(did.assign(), ...Array.from({ length: MOST_POINTS }, (_, place) => add(`p${place}`)));
    given(full).when(...add('one more')).thenRefuses('too-many-points', { most: MOST_POINTS });
  });

  it('are declared by the lead and judged by the confirming body, each apart', () => {
    given(play(...begun)).when(...report('a', 'done', '2021-11-20')).thenRecords({ type: 'PointReported', data: { code: 'a', status: 'done', note: 'BC' } });
    given(play(...begun)).when(...report('z', 'done', '2021-11-20')).thenRefuses('point-unknown', { code: 'z' });
    given(play(did.assign(), add('a'))).when(...report('a', 'done', '2021-11-20')).thenRefuses('not-acknowledged', { status: 'assigned' });
    given(play(...begun)).when(...confirm('a', true, '2021-11-21')).thenRefuses('point-not-declared-done', { code: 'a' });
    given(play(...begun, report('a', 'done', '2021-11-20'))).when(confirm('a', true, '2021-11-21')[0], actOf(PARTIES.lead, '2021-11-21')).thenRefuses('body-does-not-hold-duty', { role: 'confirming', actingBody: PARTIES.lead });
    const judged = foldAll(play(...begun, report('a', 'done', '2021-11-20'), confirm('a', false, '2021-11-21')));
    expect(judged.points.map(({ code, declared, evidenced }) => [code, declared?.status ?? null, evidenced])).toEqual([['a', 'done', false], ['b', null, null]]);
    const again = foldAll(play(...begun, report('a', 'done', '2021-11-20'), confirm('a', true, '2021-11-21'), report('a', 'in-progress', '2021-11-22')));
    expect([again.points[0]?.declared?.status, again.points[0]?.evidenced, again.status]).toEqual(['in-progress', null, 'in-progress']);
  });

  it('must each be found done before the duty is accepted', () => {
    const halfway = [...begun, report('a', 'done', '2021-11-20'), confirm('a', true, '2021-11-21'), report('b', 'done', '2021-11-22'), did.submit('2021-11-23')] as const;
    given(play(...halfway)).when(...did.accept('2021-11-24')).thenRefuses('points-not-confirmed', { open: ['b'], found: 1, counted: 2, needed: 2 });
    given(play(...halfway, confirm('b', true, '2021-11-24'))).when(...did.accept('2021-11-24')).thenRecords({ type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } });
  });
});

describe('the points that the directive gives', () => {
  const points = ['a', 'b', 'c'].map((code) => ({ code, text: `điểm ${code}` }));
  const found = (...codes: readonly string[]) => codes.flatMap((code) => [report(code, 'done', '2021-11-20'), confirm(code, true, '2021-11-21')]);
  const submitted = (pointsCompletion: PointsRule, ...codes: readonly string[]) => play(did.assign({ points, pointsCompletion }), did.acknowledge(), ...found(...codes), did.submit('2021-11-23'));
  const accepted = (openPoints: readonly string[]) => ({ type: 'ResultAccepted', data: { round: 1, note: null, openPoints } }) as const;

  it('come with the duty, without a report and without a finding', () => {
    expect(foldAll(play(did.assign({ points }))).points.map(({ code, from, declared, evidenced }) => [code, from, declared, evidenced])).toEqual(points.map(({ code }) => [code, 'directive', null, null]));
  });

  it('complete it by the rule that it was given, and the acceptance names those left open', () => {
    given(submitted({ by: 'all' }, 'a', 'b')).when(...did.accept('2021-11-24')).thenRefuses('points-not-confirmed', { open: ['c'], found: 2, counted: 3, needed: 3 });
    given(submitted({ by: 'quorum', percent: 60 }, 'a')).when(...did.accept('2021-11-24')).thenRefuses('points-not-confirmed', { open: ['b', 'c'], found: 1, counted: 3, needed: 2 });
    given(submitted({ by: 'quorum', percent: 60 }, 'a', 'c')).when(...did.accept('2021-11-24')).thenRecords(accepted(['b']));
    given(submitted({ by: 'lead-report' })).when(...did.accept('2021-11-24')).thenRecords(accepted(['a', 'b', 'c']));
    expect([countPoints({ by: 'all' }, []), countPoints({ by: 'lead-report' }, [])].map(({ met }) => met)).toEqual([true, true]);
  });

  it('change by amendment wherever the duty is open, also while a result is under review', () => {
    const amend: AssignmentCommand = { type: 'AmendPoints', added: [{ code: 'd', text: 'điểm d' }], withdrawn: ['c', 'không có'], basis: '30-KH/TU' };
    const changed = [{ type: 'PointWithdrawn', data: { code: 'c', basis: '30-KH/TU' } }, { type: 'PointAdded', data: { code: 'd', text: 'điểm d', from: 'directive', basis: '30-KH/TU' } }] as const;
    given(play(did.assign({ points }), did.suspend())).when(amend, actOf(PARTIES.issuer, '2021-11-26')).thenRecords(...changed);
    given(play(did.assign({ points }))).when(amend, actOf(PARTIES.lead, '2021-11-26')).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    const review = [...submitted({ by: 'all' }, 'a', 'b', 'c')];
    const then = given(review).when(amend, actOf(PARTIES.issuer, '2021-11-24'));
    then.thenRecords(...changed);
    then.thenState(({ points: now, terms }) => {
      expect(now.map(({ code, withdrawn }) => [code, withdrawn])).toEqual([['a', false], ['b', false], ['c', true], ['d', false]]);
      expect(countPoints(terms?.pointsCompletion ?? { by: 'all' }, now)).toEqual({ met: false, found: 2, counted: 3, needed: 3 });
    });
  });

  it('take the place of one that the duty alone had under that code', () => {
    const own = play(did.assign({ points }), add('d'));
    given(own).when({ type: 'AmendPoints', added: [{ code: 'd', text: 'của văn bản' }], withdrawn: [], basis: '30-KH/TU' }, actOf(PARTIES.issuer, '2021-11-26')).thenState(({ points: now }) =>
      expect(now.map(({ code, text, from }) => [code, text, from]).at(-1)).toEqual(['d', 'của văn bản', 'directive']));
  });

  it('are withdrawn on one duty by its issuer, with a basis, and are neither reported nor judged any more', () => {
    const withdraw = (by: string, basis = 'CV 4'): Parameters<ReturnType<typeof given>['when']> => [{ type: 'WithdrawPoint', code: 'a', basis }, actOf(by, '2021-11-19')];
    const begunOn = play(did.assign({ points }), did.acknowledge());
    given(begunOn).when(...withdraw(PARTIES.issuer)).thenRecords({ type: 'PointWithdrawn', data: { code: 'a', basis: 'CV 4' } });
    given(begunOn).when(...withdraw(PARTIES.lead)).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    given(begunOn).when(...withdraw(PARTIES.issuer, ' ')).thenRefuses('reason-missing', { field: 'basis' });
    const without = play(did.assign({ points }), did.acknowledge(), withdraw(PARTIES.issuer));
    given(without).when(...report('a', 'done', '2021-11-20')).thenRefuses('point-withdrawn', { code: 'a' });
    given(without).when(...withdraw(PARTIES.issuer)).thenRefuses('point-withdrawn', { code: 'a' });
    given(without).when(...add('a')).thenRefuses('point-already-exists', { code: 'a' });
  });
});

describe('the star of a duty', () => {
  it('is given and taken by its issuer, with a reason', () => {
    given(play(did.assign())).when(...star(true)).thenRecords({ type: 'DutyStarred', data: { starred: true, reason: 'trọng tâm' } });
    given(play(did.assign(), star(true))).when(...star(true)).thenRefuses('star-unchanged', { starred: true });
    given(play(did.assign(), star(true))).when(...star(false)).thenState(({ starred }) => expect(starred).toBe(false));
    given(play(did.assign())).when(...star(true, PARTIES.lead)).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
    given(play(did.assign())).when({ type: 'StarDuty', starred: true, reason: '' }, actOf(PARTIES.issuer, '2021-11-18')).thenRefuses('reason-missing', { field: 'reason' });
  });
});
