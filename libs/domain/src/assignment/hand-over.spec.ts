import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { assignmentId, bodyId, localDate } from '../kernel/index.js';
import { assignmentDecider, type HandOverMove, type HandOverRole } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const byProcess = actOf('vptu', '2021-12-01');
const heir = bodyId('ban-tgdv');
const move = (as: HandOverRole, from: string, to = 'ban-tgdv', more: Partial<HandOverMove> = {}): HandOverMove => ({
  as, from: bodyId(from), to: bodyId(to), why: 'succession', partId: null, changeId: 'succession:2021-12-01:ban-tuyen-giao', basis: 'QĐ 1', ...more,
});
const handOver = (...moves: readonly HandOverMove[]) => ({ type: 'HandOverAssignment', moves }) as const;
const recorded = (each: HandOverMove, collapsed = false) => ({ type: 'AssignmentHandedOver', data: { ...each, collapsed } }) as const;
const begun = [did.assign(), did.acknowledge(), did.progress(), did.askExtension('2021-11-25')] as const;

describe('handing a duty over', () => {
  it('moves each place by an act of its own and resets nothing', () => {
    const moves = [move('lead', PARTIES.lead), move('issuer', PARTIES.issuer, 'btv-thanh-uy'), move('confirming', PARTIES.confirming, 'vp-thanh-uy'), move('supervising', PARTIES.coordinator, 'ubkt')];
    const before = foldAll(play(...begun));
    const then = given(play(...begun)).when(handOver(...moves), byProcess);
    then.thenRecords(...moves.map((each) => recorded(each)));
    then.thenState((state) => {
      expect(state).toStrictEqual({
        ...before,
        revision: before.revision + 4,
        terms: { ...before.terms, leadBody: heir, issuer: 'btv-thanh-uy', confirmingBody: 'vp-thanh-uy', supervisingBody: 'ubkt' },
      });
    });
  });

  it('lets the successor go on where the other stood', () => {
    const handed = [...play(...begun), { event: recorded(move('lead', PARTIES.lead)), act: byProcess }];
    given(handed).when(did.submit('2021-12-14')[0], actOf('ban-tgdv', '2021-12-14')).thenRecords({
      type: 'ResultSubmitted', data: { round: 1, outputs: ['BC 12'], note: null, unansweredCoordinators: [] },
    });
    given(handed).when(did.submit('2021-12-14')[0], actOf(PARTIES.lead, '2021-12-14')).thenRefuses('body-does-not-hold-duty', { role: 'lead', actingBody: PARTIES.lead });
  });

  it('drops a coordinator that became the lead, on record', () => {
    const [lead, coordinator] = [move('lead', PARTIES.lead), move('participant', PARTIES.coordinator)];
    const then = given(play(...begun)).when(handOver(lead, coordinator), byProcess);
    then.thenRecords(recorded(lead), recorded(coordinator, true));
    then.thenState(({ participants }) => expect(participants).toEqual([]));
    const taken = move('lead', PARTIES.lead, PARTIES.coordinator);
    const own = move('participant', PARTIES.coordinator, PARTIES.coordinator);
    given(play(...begun)).when(handOver(taken, own), byProcess).thenRecords(recorded(taken), recorded(own, true));
  });

  it('keeps what a coordinator was asked and answered, under the new name', () => {
    const asked = play(...begun, [{ type: 'RequestCoordination', coordinator: bodyId(PARTIES.coordinator), request: 'góp ý', answerDue: null }, actOf(PARTIES.lead, '2021-11-26')]);
    given(asked).when(handOver(move('participant', PARTIES.coordinator, 'x')), byProcess).thenState(({ coordination, participants }) => {
      expect([[...coordination].map(([body, { answer }]) => [body, answer]), participants]).toEqual([[['x', null]], [{ role: 'coordinate', body: 'x', external: false }]]);
    });
  });

  it('tells the parent who bears its part, and the part who stands above it', () => {
    const parted = play(did.assign(), did.acknowledge(), did.handDown('p1'), did.handDown('p2'));
    given(parted).when(handOver(move('part', 'body-of-p1', 'ban-tgdv', { partId: assignmentId('p1') })), byProcess).thenState(({ parts }) => {
      expect([...parts.values()].map(({ body }) => body)).toEqual(['ban-tgdv', 'body-of-p2']);
    });
    const part = play(did.assign({ parent: { assignmentId: assignmentId('p'), chain: [bodyId('a'), bodyId('b')], due: localDate('2022-01-01') } }));
    given(part).when(handOver(move('chain', 'b', 'a')), byProcess).thenState(({ terms }) => expect(terms?.parent?.chain).toEqual(['a']));
  });

  it('starts the clock of a body that confirms in another one’s stead, and of nobody else', () => {
    const submitted = play(did.assign(), did.acknowledge(), did.submit('2021-11-20'));
    const since = (why: HandOverMove['why']) => {
      let held: number | null = null;
      given(submitted).when(handOver(move('confirming', PARTIES.confirming, 'btv', { why })), byProcess).thenState(({ heldSince }) => (held = heldSince));
      return held;
    };
    expect([since('succession'), since('separation-of-duty')]).toEqual([actOf('x', '2021-11-20').recordedAt, byProcess.recordedAt]);
  });

  it('records nothing twice, nothing that is not held, and nothing of a duty that is done', () => {
    const first = move('lead', PARTIES.lead);
    given([...play(...begun), { event: recorded(first), act: byProcess }]).when(handOver(first), byProcess).thenRecords();
    given(play(...begun)).when(handOver(...(['lead', 'chain', 'issuer', 'participant', 'confirming', 'supervising', 'part'] as const).map((as) => move(as, 'stranger'))), byProcess).thenRecords();
    for (const done of [play(...begun, did.withdraw()), play(did.assign(), did.acknowledge(), did.submit('2021-11-20'), did.accept('2021-11-21')), play(did.assign(), did.acknowledge(), did.submit('2021-11-20'), did.accept('2021-11-21'), did.close('2021-11-22'))]) {
      given(done).when(handOver(first), byProcess).thenRecords();
    }
  });

  it('of a duty that waits to be closed passes on who closes it, and of one that was closed nothing (R12)', () => {
    const accepted = play(did.assign(), did.acknowledge(), did.submit('2021-11-20'), did.accept('2021-11-21'));
    const apart = move('confirming', PARTIES.confirming, 'btv-tinh-uy', { why: 'separation-of-duty' });
    const all = handOver(move('lead', PARTIES.lead), move('issuer', PARTIES.issuer, 'x'), move('participant', PARTIES.coordinator, 'x'), apart, move('supervising', PARTIES.coordinator, 'x', { why: 'separation-of-duty' }));
    given(accepted).when(all, byProcess).thenRecords(recorded(apart));
    given(accepted).when(handOver(move('confirming', PARTIES.confirming)), byProcess).thenRecords();
    const handed = [...accepted, { event: recorded(apart), act: byProcess }];
    given(handed).when(all, byProcess).thenRecords();
    given(handed).when(did.close('2021-12-02')[0], actOf('btv-tinh-uy', '2021-12-02')).thenRecords({ type: 'AssignmentClosed', data: { note: null } });
    given(handed).when(did.close('2021-12-02')[0], actOf(PARTIES.confirming, '2021-12-02')).thenRefuses('body-does-not-hold-duty', { role: 'confirming', actingBody: PARTIES.confirming });
    given(play(did.assign(), did.acknowledge(), did.submit('2021-11-20'), did.accept('2021-11-21'), did.close('2021-11-22'))).when(all, byProcess).thenRecords();
  });

  it('reaches a duty that is suspended or lies with its issuer', () => {
    const first = move('lead', PARTIES.lead);
    given(play(...begun, did.suspend())).when(handOver(first), byProcess).thenRecords(recorded(first));
    given(play(did.assign(), did.giveBack())).when(handOver(first), byProcess).thenRecords(recorded(first));
    given([]).when(handOver(first), byProcess).thenRefuses('assignment-unknown');
  });
});
