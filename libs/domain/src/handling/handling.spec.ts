import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, assignmentId } from '../kernel/index.js';
import { dutiesOf, handlingDecider, handlingFromJson, handlingToJson, type HandlingCommand } from './index.js';

const { given, play } = deciderSpecification(handlingDecider);
const act = actOf('ban-to-chuc', '2026-11-29');
const [one, other, head] = [actorId('p1'), actorId('p2'), actorId('head')];
const [first, second] = [assignmentId('d1'), assignmentId('d2')];
const pass = (duty: typeof first, person: typeof one, facts: { open?: boolean; ofBody?: boolean } = {}): HandlingCommand => ({ type: 'PassDuty', assignmentId: duty, person, open: true, ofBody: true, ...facts });
const leave = (person: typeof one, duties: readonly (typeof first)[], to: typeof one | null): HandlingCommand => ({ type: 'MoveDutiesOfLeaver', person, duties, head: to });
const both = play([pass(first, one), act], [pass(second, one), act]);

describe('a duty', () => {
  it('is passed to somebody of the body, and on to the next', () => {
    given([]).when(pass(first, one), act).thenRecords({ type: 'DutyPassed', data: { assignmentId: first, person: one, before: null } });
    given(both).when(pass(first, other), act).thenRecords({ type: 'DutyPassed', data: { assignmentId: first, person: other, before: one } });
    given(both).when(pass(first, one), act).thenRefuses('handling-already-with-person', { person: one });
  });

  it('is not passed when it is over, nor to somebody else’s people', () => {
    given([]).when(pass(first, one, { open: false }), act).thenRefuses('handling-duty-over');
    given([]).when(pass(first, one, { ofBody: false }), act).thenRefuses('handling-person-not-of-body', { person: one });
  });

  it('moves to the head when its handler leaves, each on record; what is over stays where it was', () => {
    given(both).when(leave(one, [first, second], head), act).thenRecords(
      { type: 'DutyMovedToHead', data: { assignmentId: first, from: one, to: head } },
      { type: 'DutyMovedToHead', data: { assignmentId: second, from: one, to: head } },
    );
    given(both).when(leave(one, [second], null), act).thenState((state) => expect([dutiesOf(state, one), state.handlers.get(second)]).toEqual([[first], undefined]));
    given(both).when(leave(other, [first], head), act).thenRecords();
    given(both).when(leave(one, [first], one), act).thenRecords({ type: 'DutyMovedToHead', data: { assignmentId: first, from: one, to: null } });
  });

  it('is kept by a snapshot', () => {
    given(both).when(pass(first, other), act).thenState((state) => expect(handlingFromJson(JSON.parse(JSON.stringify(handlingToJson(state))))).toEqual(state));
  });
});
