import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES, specimenTerms } from '#libs/testing/domain';
import { POLICY_V1, standingAt, type Standing } from '../deadline/index.js';
import { bodyId, localDate, startOfDay } from '../kernel/index.js';
import { assignmentDecider, dutyFactsOf, type AssignmentCommand } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const submit = (outputs: readonly string[]): AssignmentCommand => ({ type: 'SubmitResult', outputs, note: null });
const begun = [did.assign(), did.acknowledge()] as const;
const submitted = play(...begun, did.submit('2021-12-14'));

/** Box, days late and whether it waits for confirmation, at noon of the day. */
function boardOn(history: ReturnType<typeof play>, day: string): Pick<Extract<Standing, { kind: 'box' }>, 'box' | 'daysOverdue' | 'awaitingConfirmation'> {
  const standing = standingAt(dutyFactsOf(foldAll(history)), startOfDay(localDate(day)) + 12 * 3_600_000, 'current', POLICY_V1);
  if (standing.kind !== 'box') throw new Error(`in the line ${standing.line}`);
  const { box, daysOverdue, awaitingConfirmation } = standing;
  return { box, daysOverdue, awaitingConfirmation };
}

describe('progress', () => {
  it('brings the duty into progress and keeps the last figure', () => {
    given(play(...begun, did.progress(40))).when(...did.progress(null, '2021-11-21')).thenState((state) => {
      expect([state.status, state.percent, state.lastProgressAt]).toStrictEqual(['in-progress', 40, actOf('x', '2021-11-21').recordedAt]);
    });
  });
  it.each([-1, 101, Number.NaN])('refuses %d per cent', (percent) => {
    given(play(...begun)).when(...did.progress(percent)).thenRefuses('percent-out-of-range', { percent });
  });
  it('folds a hundred thousand reports into a state of the same size', () => {
    const [first, many] = [play(...begun, did.progress(1), did.progress(2)), play(...begun)];
    const size = JSON.stringify(foldAll(first)).length;
    let state = foldAll(many);
    const act = actOf(PARTIES.lead, '2021-11-21');
    for (let i = 0; i < 100_000; i += 1) state = assignmentDecider.evolve(state, { type: 'ProgressReported', data: { percent: 2, note: 'n', obstacles: null } }, act);
    expect(state.revision).toBe(100_001);
    expect(JSON.stringify(state).length).toBeLessThan(size + 40);
  });
});

describe('submitting', () => {
  it('names the outputs, and the coordinators that have not answered (R6)', () => {
    const asked = play(...begun, [{ type: 'RequestCoordination', coordinator: bodyId(PARTIES.coordinator), request: 'góp ý', answerDue: null }, actOf(PARTIES.lead, '2021-11-20')]);
    given(asked).when(submit([' ', 'BC 1']), actOf(PARTIES.lead, '2021-12-01')).thenRecords({
      type: 'ResultSubmitted', data: { round: 1, outputs: ['BC 1'], note: null, unansweredCoordinators: [bodyId(PARTIES.coordinator)] },
    });
  });
  it('needs an output when outputs are expected (feature 21)', () => {
    given(play(...begun)).when(submit(['  ']), actOf(PARTIES.lead, '2021-12-01')).thenRefuses('output-missing', { expected: ['báo cáo kết quả'] });
    given(play(did.assign({ expectedOutputs: [] }), did.acknowledge())).when(submit([]), actOf(PARTIES.lead, '2021-12-01')).thenRecords({
      type: 'ResultSubmitted', data: { round: 1, outputs: [], note: null, unansweredCoordinators: [] },
    });
  });
});

describe('confirming', () => {
  it('accepts, or returns with reasons, any number of rounds', () => {
    given(submitted).when(...did.accept('2021-12-20')).thenRecords({ type: 'ResultAccepted', data: { round: 1, note: null, openPoints: [] } });
    given(submitted).when(...did.sendBack('2021-12-20')).thenRecords({ type: 'ResultReturned', data: { round: 1, reasons: 'thiếu số liệu' } });
    given(submitted).when({ type: 'ReturnResult', reasons: '' }, actOf(PARTIES.confirming, '2021-12-20')).thenRefuses('reason-missing', { field: 'reasons' });
    const thrice = play(...begun, did.submit('2021-12-01'), did.sendBack('2021-12-02'), did.submit('2021-12-03'), did.sendBack('2021-12-04'), did.submit('2021-12-05'));
    given(thrice).when(...did.accept('2021-12-06')).thenRecords({ type: 'ResultAccepted', data: { round: 3, note: null, openPoints: [] } });
  });
  it('accepts nothing that a party to it would confirm, whatever was recorded before (R12)', () => {
    const [assigned, ...rest] = submitted;
    const event = { type: 'TaskAssigned', data: specimenTerms({ participants: [{ role: 'coordinate', body: bodyId(PARTIES.confirming), external: false }] }) } as const;
    given([{ event, act: assigned!.act }, ...rest]).when(...did.accept('2021-12-20')).thenRefuses('confirming-body-has-part', { confirmingBody: PARTIES.confirming, as: 'coordinate' });
  });
  it('has nothing to answer before a submission, or twice', () => {
    given(play(...begun)).when(...did.accept('2021-12-01')).thenRefuses('nothing-submitted', { status: 'acknowledged' });
    given(play(...begun, did.submit('2021-12-14'), did.accept('2021-12-20'))).when(...did.sendBack('2021-12-21')).thenRefuses('assignment-already-accepted', { status: 'accepted' });
  });
});

describe('on time or late (R3, R4), due 15/12', () => {
  it('is on time on the due day itself', () => {
    expect(boardOn(play(...begun, did.submit('2021-12-15'), did.accept('2021-12-15')), '2021-12-16')).toStrictEqual({ box: 'done-on-time', daysOverdue: 0, awaitingConfirmation: false });
  });
  it('judges the submission, not the acceptance: 14/12 accepted on 20/12', () => {
    expect(boardOn(submitted, '2021-12-19')).toStrictEqual({ box: 'in-time', daysOverdue: 0, awaitingConfirmation: true });
    expect(boardOn(play(...begun, did.submit('2021-12-14'), did.accept('2021-12-20')), '2021-12-21')).toStrictEqual({ box: 'done-on-time', daysOverdue: 0, awaitingConfirmation: false });
  });
  it('is late when returned and handed in again after the due day', () => {
    const returned = [...begun, did.submit('2021-12-14'), did.sendBack('2021-12-16')] as const;
    expect(boardOn(play(...returned), '2021-12-17')).toStrictEqual({ box: 'overdue', daysOverdue: 2, awaitingConfirmation: false });
    const again = [...returned, did.submit('2021-12-18')] as const;
    expect(boardOn(play(...again), '2021-12-19')).toStrictEqual({ box: 'overdue', daysOverdue: 4, awaitingConfirmation: true });
    expect(boardOn(play(...again, did.accept('2021-12-20')), '2021-12-21')).toStrictEqual({ box: 'done-late', daysOverdue: 3, awaitingConfirmation: false });
    expect(boardOn(play(...again, did.waive('2021-12-19'), did.accept('2021-12-20')), '2021-12-21')).toStrictEqual({ box: 'done-on-time', daysOverdue: 0, awaitingConfirmation: false });
  });
  it('waives lateness for a returned result only, once, and not on a closed duty', () => {
    const reason: AssignmentCommand = { type: 'WaiveLateness', reason: 'biểu mẫu sai' };
    const by = actOf(PARTIES.confirming, '2021-12-23');
    given(submitted).when(reason, by).thenRefuses('no-returned-result', { rounds: 1 });
    given(play(...begun, did.submit('2021-12-18'), did.accept('2021-12-19'))).when(reason, by).thenRefuses('no-returned-result', { rounds: 1 });
    const returned = play(...begun, did.submit('2021-12-14'), did.sendBack('2021-12-16'));
    given(returned).when(reason, by).thenRecords({ type: 'LatenessWaived', data: { reason: 'biểu mẫu sai' } });
    given(returned).when({ type: 'WaiveLateness', reason: '' }, by).thenRefuses('reason-missing', { field: 'reason' });
    given(play(...begun, did.submit('2021-12-14'), did.sendBack('2021-12-16'), did.waive('2021-12-16'))).when(reason, by).thenRefuses('lateness-already-waived');
    const steps = [...begun, did.submit('2021-12-14'), did.sendBack('2021-12-16'), did.submit('2021-12-18'), did.waive('2021-12-19'), did.accept('2021-12-20')] as const;
    const waived = play(...steps);
    const revision = waived.length - 2;
    const takeBack = { type: 'CorrectAct', act: 'lateness-waiver', revision, reason: 'nhầm việc' } as const;
    given(waived).when(takeBack, actOf(PARTIES.lead, '2021-12-23')).thenRefuses('body-does-not-hold-duty', { role: 'confirming', actingBody: PARTIES.lead });
    given(waived).when(takeBack, by).thenRecords({ type: 'ActCorrected', data: { act: 'lateness-waiver', revision, reason: 'nhầm việc' } });
    given(waived).when(takeBack, by).thenState(({ latenessWaived }) => expect(latenessWaived).toBe(false));
    given(play(...steps, did.close('2021-12-21'))).when(takeBack, by).thenRefuses('act-not-correctable', { act: 'lateness-waiver', after: ['closure'] });
    given(play(...begun, did.submit('2021-12-14'), did.accept('2021-12-16'), did.close('2021-12-17'))).when(reason, by).thenRefuses('assignment-closed', { status: 'closed' });
  });
});

describe('coordination (R6, R12)', () => {
  const ask = (coordinator: string, answerDue: string | null = null): AssignmentCommand => ({
    type: 'RequestCoordination', coordinator: bodyId(coordinator), request: 'góp ý', answerDue: answerDue === null ? null : localDate(answerDue),
  });
  const by = actOf(PARTIES.lead, '2021-11-20');
  const answer: AssignmentCommand = { type: 'AnswerCoordination', answer: 'opinion-sent', note: null };
  const asked = play(...begun, [ask(PARTIES.coordinator), by]);
  it('asks and is answered by whoever was asked', () => {
    given(play(...begun)).when(ask(PARTIES.coordinator, '2021-12-08'), by).thenRecords({ type: 'CoordinationRequested', data: { coordinator: bodyId(PARTIES.coordinator), request: 'góp ý', answerDue: localDate('2021-12-08'), answerDueBy: 'lead', afterLimit: false } });
    given(asked).when(answer, actOf(PARTIES.coordinator, '2021-11-22')).thenRecords({ type: 'CoordinationAnswered', data: { coordinator: bodyId(PARTIES.coordinator), answer: 'opinion-sent', note: null } });
    given(asked).when(answer, actOf(PARTIES.stranger, '2021-11-22')).thenRefuses('coordination-not-requested', { coordinator: PARTIES.stranger });
  });
  it('asks neither the lead nor the body that confirms, and not beyond the due day', () => {
    given(play(...begun)).when(ask(PARTIES.lead), by).thenRefuses('coordinator-not-eligible', { coordinator: PARTIES.lead, as: 'lead' });
    given(play(...begun)).when(ask(PARTIES.confirming), by).thenRefuses('coordinator-not-eligible', { coordinator: PARTIES.confirming, as: 'confirming' });
    given(play(...begun)).when(ask(PARTIES.coordinator, '2021-12-16'), by).thenRefuses('answer-due-after-duty', { answerDue: '2021-12-16', due: '2021-12-15' });
  });
  it('keeps an asked body from confirming after a transfer', () => {
    const command: AssignmentCommand = { type: 'TransferAssignment', to: bodyId('ban-to-chuc'), bodyStands: 'active', confirmingBody: bodyId('so-a'), acknowledgementDue: localDate('2021-12-01'), basis: 'CV' };
    given(play(did.assign({ participants: [] }), did.acknowledge(), [ask('so-a'), by])).when(command, actOf(PARTIES.issuer, '2021-11-22')).thenRefuses('confirming-body-has-part', { confirmingBody: 'so-a', as: 'coordinate' });
  });
});

describe('undated duties', () => {
  it('stand in their own line', () => {
    const facts = dutyFactsOf(foldAll(play(did.assign({ due: null, deadlines: [] }))));
    expect(standingAt(facts, startOfDay(localDate('2022-06-01')), 'current', POLICY_V1)).toStrictEqual({ kind: 'line', line: 'undated', done: false });
  });
});
