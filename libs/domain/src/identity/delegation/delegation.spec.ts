import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { actorId, bodyId, localDate, startOfDay } from '../../kernel/index.js';
import { can } from '../can.js';
import type { Actor, Role } from '../actor.js';
import { delegationDecider, delegationsOf, initialDelegations, type DelegationCommand, type DelegationParty, type DelegationState, type DelegationTerms } from './index.js';

const { given } = deciderSpecification(delegationDecider);
const head = actOf('a', '2025-03-01');
const party = (body: string, position: Role | null = null): DelegationParty => ({ body: bodyId(body), position });
const terms = (id: string, from: DelegationParty, to: DelegationParty, more: Partial<DelegationTerms> = {}): DelegationTerms => ({
  delegationId: id, from, to, validFrom: localDate('2025-03-10'), validUntil: localDate('2025-03-20'), actions: null, basis: 'Giấy ủy quyền 1', ...more,
});
const delegate = (given: DelegationTerms, more: Partial<Extract<DelegationCommand, { type: 'DelegatePower' }>> = {}) => ({ type: 'DelegatePower', terms: given, stands: { from: 'active', to: 'active' }, maxDepth: 2, ...more }) as const;
const happened = (...each: readonly DelegationTerms[]) => each.map((data) => ({ event: { type: 'PowerDelegated', data } as const, act: head }));
const stateOf = (...each: readonly DelegationTerms[]): DelegationState => happened(...each).reduce((state, { event, act }) => delegationDecider.evolve(state, event, act), initialDelegations);
const [ab, bc] = [terms('ab', party('a'), party('b')), terms('bc', party('b'), party('c'))];

describe('delegating', () => {
  it('is recorded with both parties, its days and its basis', () => {
    given([]).when(delegate(ab), head).thenRecords({ type: 'PowerDelegated', data: ab });
  });

  it.each([
    ['to itself', delegate(terms('aa', party('a'), party('a'))), 'delegation-to-self', { body: 'a' }],
    ['to itself through a position', delegate(terms('aa', party('a', 'head'), party('a'))), 'delegation-to-self', { body: 'a' }],
    ['for no day', delegate(terms('x', party('a'), party('b'), { validUntil: localDate('2025-03-10') })), 'delegation-interval-empty', { validFrom: '2025-03-10', validUntil: '2025-03-10' }],
    ['for a day that is over', delegate(terms('x', party('a'), party('b'), { validFrom: localDate('2025-02-28') })), 'delegation-in-past', { validFrom: '2025-02-28', recordedOn: '2025-03-01' }],
    ['of the register', delegate(terms('x', party('a', 'administrator'), party('b'))), 'position-not-delegable', { position: 'administrator' }],
    ['of nothing', delegate(terms('x', party('a'), party('b'), { actions: [] })), 'delegation-covers-nothing', {}],
    ['without a paper', delegate(terms('x', party('a'), party('b'), { basis: ' ' })), 'delegation-basis-missing', {}],
    ['to a body that is no more', delegate(ab, { stands: { from: 'active', to: 'ended' } }), 'delegation-body-not-standing', { body: 'b', stands: 'ended' }],
  ] as const)('is refused %s', (_what, command, tag, facts) => {
    given([]).when(command, head).thenRefuses(tag, facts);
  });

  it('is refused in a loop of any length, on common days only', () => {
    given(happened(ab)).when(delegate(terms('ba', party('b'), party('a'))), head).thenRefuses('delegation-cycle', { through: 'ab' });
    given(happened(ab, bc)).when(delegate(terms('ca', party('c'), party('a')), { maxDepth: 5 }), head).thenRefuses('delegation-cycle', { through: 'bc' });
    const later = terms('ba', party('b'), party('a'), { validFrom: localDate('2025-03-20'), validUntil: null });
    given(happened(ab)).when(delegate(later), head).thenRecords({ type: 'PowerDelegated', data: later });
  });

  it('is refused in a chain longer than the policy allows', () => {
    const cd = terms('cd', party('c'), party('d'));
    given(happened(ab, bc)).when(delegate(cd), head).thenRefuses('delegation-chain-too-long', { depth: 3, maxDepth: 2 });
    given(happened(bc, cd)).when(delegate(ab), head).thenRefuses('delegation-chain-too-long', { depth: 3, maxDepth: 2 });
    given(happened(ab)).when(delegate(bc), head).thenRecords({ type: 'PowerDelegated', data: bc });
  });
});

describe('revoking', () => {
  it('ends it with today, or with a later day; one that has not begun never holds', () => {
    const revoke = (from: string | null) => ({ type: 'RevokeDelegation', delegationId: 'ab', from: from === null ? null : localDate(from), reason: 'đã về' }) as const;
    const ended = (from: string) => ({ type: 'DelegationRevoked', data: { delegationId: 'ab', from: localDate(from), reason: 'đã về' } }) as const;
    given(happened(ab)).when(revoke(null), actOf('a', '2025-03-12')).thenRecords(ended('2025-03-12'));
    given(happened(ab)).when(revoke('2025-03-15'), actOf('a', '2025-03-12')).thenRecords(ended('2025-03-15'));
    given(happened(ab)).when(revoke(null), head).thenRecords(ended('2025-03-10'));
    given(happened(ab)).when(revoke('2025-03-11'), actOf('a', '2025-03-12')).thenRefuses('delegation-in-past', { validFrom: '2025-03-11', recordedOn: '2025-03-12' });
    given(happened(ab)).when(revoke(null), actOf('a', '2025-03-20')).thenRefuses('delegation-over', { until: '2025-03-20' });
    given([]).when(revoke(null), head).thenRefuses('delegation-unknown', { delegationId: 'ab' });
    given(happened(ab)).when({ ...revoke(null), reason: '' }, head).thenRefuses('delegation-basis-missing', {});
    const over = [...happened(ab), { event: ended('2025-03-10'), act: head }].reduce((state, { event, act }) => delegationDecider.evolve(state, event, act), initialDelegations);
    expect(delegationsOf(over, { body: bodyId('b'), roles: ['head'] }, 2)).toEqual([]);
  });
});

describe('what somebody may do by delegation', () => {
  const person = (body: string, roles: readonly Role[], state: DelegationState, maxDepth = 2): Actor => ({ actorId: actorId('p'), body: bodyId(body), roles, delegations: delegationsOf(state, { body: bodyId(body), roles }, maxDepth) });
  const duty = { kind: 'assignment', lead: bodyId('a'), issuer: bodyId('i'), confirming: bodyId('o'), supervising: bodyId('o'), participants: [], parentChainBodies: [] } as const;
  const allowed = (actor: Actor, action: 'SubmitResult' | 'ReturnToIssuer' | 'DelegatePower', day: string, actingFor: string | null = 'a') =>
    can(actor, action, action === 'DelegatePower' ? { kind: 'delegation', from: bodyId('a'), to: bodyId('z') } : duty, startOfDay(localDate(day)), actingFor === null ? null : bodyId(actingFor)).allowed;

  it('holds on the first day, not on the day it ends', () => {
    const officer = person('b', ['officer'], stateOf(ab));
    expect(['2025-03-09', '2025-03-10', '2025-03-19', '2025-03-20'].map((day) => allowed(officer, 'SubmitResult', day))).toEqual([false, true, true, false]);
  });

  it('goes on through a chain, with the days and the acts that all of it allows', () => {
    const narrow = terms('bc', party('b'), party('c'), { validFrom: localDate('2025-03-15'), validUntil: null, actions: ['SubmitResult', 'ReportProgress'] });
    const state = stateOf({ ...ab, actions: ['SubmitResult', 'ReturnToIssuer'] }, narrow);
    expect(delegationsOf(state, { body: bodyId('c'), roles: ['head'] }, 2)).toEqual([
      { from: 'b', validFrom: '2025-03-15', validTo: null, position: null, actions: ['SubmitResult', 'ReportProgress'] },
      { from: 'a', validFrom: '2025-03-15', validTo: '2025-03-19', position: null, actions: ['SubmitResult'] },
    ]);
    expect(delegationsOf(state, { body: bodyId('c'), roles: ['head'] }, 1).map(({ from }) => from)).toEqual(['b']);
    const head = person('c', ['head'], state);
    expect([allowed(head, 'SubmitResult', '2025-03-16'), allowed(head, 'ReturnToIssuer', '2025-03-16'), allowed(head, 'SubmitResult', '2025-03-14')]).toEqual([true, false, false]);
  });

  it('is what the position named may do, and only those named use it: an absent head within one body', () => {
    const state = stateOf(terms('stand-in', party('a', 'head'), party('a', 'officer')));
    const [officer, clerk] = [person('a', ['officer'], state), person('a', ['clerk'], state)];
    expect([allowed(officer, 'ReturnToIssuer', '2025-03-12', null), allowed(officer, 'ReturnToIssuer', '2025-03-20', null), allowed(clerk, 'ReturnToIssuer', '2025-03-12', null)]).toEqual([true, false, false]);
  });

  it('is never the power to delegate further in the name of the giver', () => {
    expect(allowed(person('b', ['head'], stateOf(ab)), 'DelegatePower', '2025-03-12')).toBe(false);
  });
});
