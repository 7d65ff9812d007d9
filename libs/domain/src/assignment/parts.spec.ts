import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES, specimenPart } from '#libs/testing/domain';
import type { CompletionRule } from '../directive/index.js';
import { assignmentId, bodyId, localDate } from '../kernel/index.js';
import { assignmentDecider, dutyFactsOf, evaluateCompletion, type AssignmentCommand, type Countable } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const at = (day: string): number => actOf('x', day).recordedAt;
const begun = (partsCompletion: CompletionRule) => [did.assign({ partsCompletion }), did.acknowledge()] as const;
const withParts = (rule: CompletionRule, ...ids: readonly string[]) => [...begun(rule), ...ids.map((id) => did.handDown(id))] as const;
const outcomeOf = (id: string, day: string) => ({ type: 'PartOutcomeRecorded', data: { partId: assignmentId(id), outcome: 'accepted', doneOn: localDate(day), doneAt: at(day) } }) as const;

describe('counting (R7)', () => {
  const parts = (...list: readonly (number | 'open' | 'withdrawn')[]): Countable[] =>
    list.map((one) => (typeof one === 'number' ? { outcome: 'accepted', doneAt: one } : { outcome: one, doneAt: null }));
  it.each([
    [{ by: 'all' }, parts(3, 9, 'withdrawn'), { met: true, accepted: 2, counted: 2, needed: 2, doneAt: 9 }],
    [{ by: 'all' }, parts(3, 'open'), { met: false, accepted: 1, counted: 2, needed: 2, doneAt: null }],
    [{ by: 'all' }, parts('withdrawn'), { met: false, accepted: 0, counted: 0, needed: 0, doneAt: null }],
    [{ by: 'all' }, parts(), { met: false, accepted: 0, counted: 0, needed: 0, doneAt: null }],
    [{ by: 'quorum', percent: 50 }, parts(9, 4, 'open'), { met: true, accepted: 2, counted: 3, needed: 2, doneAt: 9 }],
    [{ by: 'quorum', percent: 50 }, parts(9, 4, 7, 'open'), { met: true, accepted: 3, counted: 4, needed: 2, doneAt: 7 }],
    [{ by: 'quorum', percent: 51 }, parts(9, 'open'), { met: false, accepted: 1, counted: 2, needed: 2, doneAt: null }],
    [{ by: 'quorum', percent: 1 }, parts('open', 'open'), { met: false, accepted: 0, counted: 2, needed: 1, doneAt: null }],
    [{ by: 'first' }, parts(9, 4, 'open'), { met: true, accepted: 2, counted: 3, needed: 1, doneAt: 4 }],
    [{ by: 'lead-report' }, parts(9, 4), { met: false, accepted: 2, counted: 2, needed: null, doneAt: null }],
  ] as const)('%j of %j', (rule, list, count) => {
    expect(evaluateCompletion(rule, list)).toStrictEqual(count);
  });
});

describe('handing down', () => {
  const hand = (more: Parameters<typeof specimenPart>[1] = {}): AssignmentCommand => ({ type: 'HandDownPart', part: specimenPart('p1', more) });
  const by = actOf(PARTIES.lead, '2021-11-20');
  const started = play(...begun({ by: 'all' }));
  it('records the part, and warns when it is due after its parent', () => {
    const { bodyStands, ...part } = specimenPart('p1');
    expect(bodyStands).toBe('active');
    given(started).when(hand(), by).thenRecords({ type: 'PartHandedDown', data: { ...part, due: localDate('2021-12-10'), dueAfterParent: false } });
    const late = [dueOn('2021-12-16')];
    given(started).when(hand({ deadlines: late }), by).thenRecords({ type: 'PartHandedDown', data: { ...part, deadlines: late, due: localDate('2021-12-16'), dueAfterParent: true } });
    given(started).when(hand({ deadlines: [] }), by).thenRecords({ type: 'PartHandedDown', data: { ...part, deadlines: [], due: null, dueAfterParent: false } });
  });
  it.each([
    ['an unknown body', { bodyStands: 'unknown' }, 'body-unknown', { body: 'body-of-p1' }],
    ['an ended body', { bodyStands: 'ended' }, 'body-ended', { body: 'body-of-p1' }],
    ['an external body', { bodyStands: 'external' }, 'body-external', { body: 'body-of-p1' }],
    ['itself', { body: bodyId(PARTIES.lead) }, 'cascade-cycle', { body: PARTIES.lead, chain: [PARTIES.issuer, PARTIES.lead] }],
    ['the issuer', { body: bodyId(PARTIES.issuer) }, 'cascade-cycle', { body: PARTIES.issuer, chain: [PARTIES.issuer, PARTIES.lead] }],
    ['the confirming body', { body: bodyId(PARTIES.confirming) }, 'confirming-body-has-part', { confirmingBody: PARTIES.confirming, as: 'part' }],
    ['nothing', { summary: ' ' }, 'reason-missing', { field: 'summary' }],
    ['a day gone by', { deadlines: [dueOn('2021-11-19')] }, 'due-before-assignment', { due: '2021-11-19', day: '2021-11-20' }],
  ] as const)('refuses %s', (_what, more, tag, facts) => {
    given(started).when(hand(more), by).thenRefuses(tag, facts);
  });
  it('refuses a body higher up in the chain, a part twice, and before acknowledging', () => {
    const deep = play(did.assign({ parent: { assignmentId: assignmentId('up'), chain: [bodyId('a'), bodyId('b')], due: null } }), did.acknowledge());
    given(deep).when(hand({ body: bodyId('a') }), by).thenRefuses('cascade-cycle', { body: 'a', chain: [PARTIES.issuer, 'a', 'b', PARTIES.lead] });
    given(play(...withParts({ by: 'all' }, 'p1'))).when(hand(), by).thenRefuses('part-already-handed-down', { partId: 'p1', body: 'body-of-p1' });
    given(play(did.assign())).when(hand(), by).thenRefuses('not-acknowledged', { status: 'assigned' });
  });
});

describe('completing by parts', () => {
  it('all: with the last one, done when the latest was submitted', () => {
    const one = play(...withParts({ by: 'all' }, 'a', 'b'), did.partAccepted('a', '2021-12-12'));
    given(play(...withParts({ by: 'all' }, 'a', 'b'))).when(...did.partAccepted('a', '2021-12-12')).thenRecords(outcomeOf('a', '2021-12-12'));
    const then = given(one).when(...did.partAccepted('b', '2021-12-01', '2021-12-20'));
    then.thenRecords(outcomeOf('b', '2021-12-01'), { type: 'CompletedByParts', data: { rule: { by: 'all' }, doneAt: at('2021-12-12'), accepted: 2, counted: 2 } });
    then.thenState((state) => {
      expect([state.status, state.completedByParts, dutyFactsOf(state).acceptedSubmissionAt]).toStrictEqual(['accepted', true, at('2021-12-12')]);
    });
  });
  it('quorum and first: with the one that is enough', () => {
    const rule = { by: 'quorum', percent: 60 } as const;
    given(play(...withParts(rule, 'a', 'b', 'c'), did.partAccepted('a', '2021-12-02'))).when(...did.partAccepted('b', '2021-12-03')).thenRecords(
      outcomeOf('b', '2021-12-03'), { type: 'CompletedByParts', data: { rule, doneAt: at('2021-12-03'), accepted: 2, counted: 3 } });
    given(play(...withParts({ by: 'first' }, 'a', 'b'))).when(...did.partAccepted('b', '2021-12-03')).thenRecords(
      outcomeOf('b', '2021-12-03'), { type: 'CompletedByParts', data: { rule: { by: 'first' }, doneAt: at('2021-12-03'), accepted: 1, counted: 2 } });
  });
  it('lead-report: parts inform, the lead completes', () => {
    const history = play(...withParts({ by: 'lead-report' }, 'a'));
    given(history).when(...did.partAccepted('a', '2021-12-03')).thenRecords(outcomeOf('a', '2021-12-03'));
    given(history).when(...did.submit('2021-12-04')).thenRecords({ type: 'ResultSubmitted', data: { round: 1, outputs: ['BC 12'], note: null, unansweredCoordinators: [] } });
  });
  it('keeps the lead from submitting before the parts are there, but not without living parts', () => {
    given(play(...withParts({ by: 'all' }, 'a', 'b'), did.partAccepted('a', '2021-12-01'))).when(...did.submit('2021-12-04')).thenRefuses('parts-not-complete', { accepted: 1, counted: 2, needed: 2 });
    given(play(...withParts({ by: 'all' }, 'a'), did.partCame('a', 'withdrawn', '2021-12-01'))).when(...did.submit('2021-12-04')).thenRecords({ type: 'ResultSubmitted', data: { round: 1, outputs: ['BC 12'], note: null, unansweredCoordinators: [] } });
  });
  it('counts without a withdrawn part', () => {
    given(play(...withParts({ by: 'all' }, 'a', 'b'), did.partAccepted('a', '2021-12-01'))).when(...did.partCame('b', 'withdrawn', '2021-12-04')).thenRecords(
      { type: 'PartOutcomeRecorded', data: { partId: assignmentId('b'), outcome: 'withdrawn', doneOn: null, doneAt: null } },
      { type: 'CompletedByParts', data: { rule: { by: 'all' }, doneAt: at('2021-12-01'), accepted: 1, counted: 1 } });
  });
  it('waits for the issuer while suspended, and completes on resuming', () => {
    const suspended = play(...withParts({ by: 'all' }, 'a'), did.suspend());
    given(suspended).when(...did.partAccepted('a', '2021-11-26')).thenRecords(outcomeOf('a', '2021-11-26'));
    given(play(...withParts({ by: 'all' }, 'a'), did.suspend(), did.partAccepted('a', '2021-11-26'))).when(...did.resume()).thenRecords(
      { type: 'AssignmentResumed', data: { basis: 'CV 2' } }, { type: 'CompletedByParts', data: { rule: { by: 'all' }, doneAt: at('2021-11-26'), accepted: 1, counted: 1 } });
  });
  it('is not reopened by a part added later', () => {
    const done = [...withParts({ by: 'all' }, 'a'), did.partAccepted('a', '2021-12-01'), did.handDown('b', {}, '2021-12-02')] as const;
    expect(foldAll(play(...done)).status).toBe('accepted');
    given(play(...done)).when(...did.partCame('b', 'withdrawn', '2021-12-04')).thenState((state) => expect(state.status).toBe('accepted'));
    given(play(...done, did.partCame('b', 'withdrawn', '2021-12-04'))).when(...did.partCame('b', 'reinstated', '2021-12-05')).thenState((state) => expect(state.status).toBe('accepted'));
  });
  it('is reopened, exactly as before, by a part whose acceptance was a mistake', () => {
    const before = foldAll(play(...withParts({ by: 'all' }, 'a')));
    given(play(...withParts({ by: 'all' }, 'a'), did.partAccepted('a', '2021-12-01'))).when(...did.partCame('a', 'reopened', '2021-12-02')).thenState((state) => {
      expect({ ...state, revision: 0 }).toStrictEqual({ ...before, revision: 0 });
    });
  });
  it('answers a repeated report with nothing, and an unknown part with a refusal', () => {
    const history = play(...withParts({ by: 'all' }, 'a', 'b'), did.partAccepted('a', '2021-12-01'));
    given(history).when(...did.partAccepted('a', '2021-12-01')).thenRecords();
    given(history).when(...did.partCame('b', 'reinstated', '2021-12-01')).thenRecords();
    given(history).when(...did.partAccepted('z', '2021-12-01')).thenRefuses('part-unknown', { partId: 'z' });
    given(history).when({ type: 'RecordPartOutcome', partId: assignmentId('b'), outcome: 'accepted', doneOn: null, doneAt: null }, actOf('x', '2021-12-02')).thenRefuses('part-outcome-incomplete', { partId: 'b' });
  });
});
