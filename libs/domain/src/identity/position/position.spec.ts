import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, bodyId, localDate } from '../../kernel/index.js';
import { heldOn, positionDecider, positionsFrom, type PositionCommand, type PositionTerms } from './index.js';

const { given, play } = deciderSpecification(positionDecider);
const act = actOf('quan-tri', '2026-11-29');
const day = localDate;
const terms = (positionId: string, more: Partial<PositionTerms> = {}): PositionTerms => ({
  positionId, person: actorId('p1'), body: bodyId('ban-to-chuc'), role: 'officer', validFrom: day('2026-12-01'), validUntil: day('2027-12-01'), basis: 'QĐ 12-QĐ/TU', ...more,
}); // prettier-ignore
const appoint = (of: PositionTerms, stands: Partial<Extract<PositionCommand, { type: 'AppointPerson' }>['stands']> = {}): PositionCommand => ({ type: 'AppointPerson', terms: of, stands: { body: 'active', person: 'entered', ...stands } });
const end = (positionId: string, from: string | null = null, reason = 'nghỉ hưu'): PositionCommand => ({ type: 'EndPosition', positionId, from: from === null ? null : day(from), reason });
const appointed = play([appoint(terms('x')), act]);

describe('appointing', () => {
  it('is recorded with its days and its paper', () => {
    given([]).when(appoint(terms('x')), act).thenRecords({ type: 'PersonAppointed', data: terms('x') });
  });

  it.each([
    ['somebody nobody entered', appoint(terms('x'), { person: 'unknown' }), 'position-person-not-there', { person: 'p1', stands: 'unknown' }],
    ['somebody who is to be erased', appoint(terms('x'), { person: 'erasure-asked' }), 'position-person-not-there', { person: 'p1', stands: 'erasure-asked' }],
    ['to a body that is no more', appoint(terms('x'), { body: 'ended' }), 'position-body-not-standing', { body: 'ban-to-chuc', stands: 'ended' }],
    ['for no day', appoint(terms('x', { validUntil: day('2026-12-01') })), 'position-interval-empty', { validFrom: '2026-12-01', validUntil: '2026-12-01' }],
    ['for a day that is over', appoint(terms('x', { validFrom: day('2026-11-28') })), 'position-in-past', { day: '2026-11-28', recordedOn: '2026-11-29' }],
    ['without a paper', appoint(terms('x', { basis: ' ' })), 'position-basis-missing', {}],
  ] as const)('refuses %s', (_what, command, tag, facts) => {
    given([]).when(command, act).thenRefuses(tag, facts);
  });

  it('refuses the same position on the same days, and takes the next day', () => {
    given(appointed).when(appoint(terms('y', { validFrom: day('2027-11-30'), validUntil: null })), act).thenRefuses('position-already-held', { positionId: 'x' });
    for (const next of [terms('y', { validFrom: day('2027-12-01'), validUntil: null }), terms('y', { role: 'head' }), terms('y', { person: actorId('p2') }), terms('y', { body: bodyId('ban-dan-van') })]) {
      given(appointed).when(appoint(next), act).thenRecords({ type: 'PersonAppointed', data: next });
    }
  });
});

describe('ending a position', () => {
  it('takes effect on its day, never before today and never before it began', () => {
    given(appointed).when(end('x', '2027-01-01'), act).thenRecords({ type: 'PositionEnded', data: { positionId: 'x', from: day('2027-01-01'), reason: 'nghỉ hưu' } });
    given(appointed).when(end('x'), act).thenRecords({ type: 'PositionEnded', data: { positionId: 'x', from: day('2026-12-01'), reason: 'nghỉ hưu' } });
    given(appointed).when(end('x', '2026-11-28'), act).thenRefuses('position-in-past', { day: '2026-11-28', recordedOn: '2026-11-29' });
    given(appointed).when(end('x', '2027-12-01'), act).thenRefuses('position-over', { until: '2027-12-01' });
    given(appointed).when(end('x', null, ' '), act).thenRefuses('position-basis-missing');
    given(appointed).when(end('y'), act).thenRefuses('position-unknown', { positionId: 'y' });
  });

  it('leaves the person free from that day on', () => {
    given(appointed).when(end('x', '2027-01-01'), act).thenState((state) => {
      expect(['2026-11-30', '2026-12-31', '2027-01-01'].map((on) => positionsFrom(state, actorId('p1'), day(on)))).toEqual([1, 1, 0]);
      expect(['2026-11-30', '2026-12-01', '2026-12-31', '2027-01-01'].map((on) => heldOn(state.positions[0] as PositionTerms, day(on)))).toEqual([false, true, true, false]);
    });
    given(appointed).when(end('x'), act).thenState((state) => expect(positionsFrom(state, actorId('p1'), day('2026-11-29'))).toBe(0));
  });
});
