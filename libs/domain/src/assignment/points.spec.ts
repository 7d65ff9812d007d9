import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing';
import { assignmentDecider, MOST_POINTS, type PointStatus } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const add = (code: string, by: string = PARTIES.issuer, day = '2021-11-17') => [{ type: 'AddPoint', code, text: `điểm ${code}` }, actOf(by, day)] as const;
const report = (code: string, status: PointStatus, day: string) => [{ type: 'ReportPoint', code, status, note: 'BC' }, actOf(PARTIES.lead, day)] as const;
const confirm = (code: string, done: boolean, day: string) => [{ type: 'ConfirmPoint', code, done, note: 'đã xem' }, actOf(PARTIES.confirming, day)] as const;
const star = (starred: boolean, by: string = PARTIES.issuer) => [{ type: 'StarDuty', starred, reason: 'trọng tâm' }, actOf(by, '2021-11-18')] as const;
const begun = [did.assign(), did.acknowledge(), add('a'), add('b', PARTIES.lead)] as const;

describe('the points of a duty', () => {
  it('are named by its issuer or its lead, each once, and not without number', () => {
    given(play(did.assign())).when(...add('a')).thenRecords({ type: 'PointAdded', data: { code: 'a', text: 'điểm a' } });
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
    given(play(...halfway)).when(...did.accept('2021-11-24')).thenRefuses('points-not-confirmed', { open: ['b'] });
    given(play(...halfway, confirm('b', true, '2021-11-24'))).when(...did.accept('2021-11-24')).thenRecords({ type: 'ResultAccepted', data: { round: 1, note: null } });
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
