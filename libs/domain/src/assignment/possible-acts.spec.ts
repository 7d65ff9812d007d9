import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import { bodyId } from '../kernel/index.js';
import { ASKABLE_ACTS, assignmentDecider, refusalOfAct, type AskableAct } from './index.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const LEADS: readonly AskableAct[] = [
  'AcknowledgeAssignment', 'ReportProgress', 'SubmitResult', 'RequestExtension', 'HandDownPart', 'ReturnToIssuer', 'RequestCoordination', 'TakeBackCoordinationRequest', 'AddPoint', 'ReportPoint', 'FilePeriodResult', 'CorrectAct',
]; // prettier-ignore
const CONFIRMS: readonly AskableAct[] = ['AcceptResult', 'ReturnResult', 'CloseAssignment', 'WaiveLateness', 'ConfirmPoint'];
const today = '2021-12-22';

/** What each act is answered by the party that it belongs to; `ok` = possible. */
function answers(recorded: ReturnType<typeof play>): Readonly<Record<string, string>> {
  const state = foldAll(recorded);
  const party = (type: AskableAct): string => (LEADS.includes(type) ? PARTIES.lead : CONFIRMS.includes(type) ? PARTIES.confirming : PARTIES.issuer);
  return Object.fromEntries(ASKABLE_ACTS.map((type) => [type, refusalOfAct(type, state, actOf(party(type), today))?.tag ?? 'ok']));
}

describe('what a duty lets pass', () => {
  it('before it was acknowledged', () => {
    expect(answers(play(did.assign()))).toEqual({
      AcknowledgeAssignment: 'ok', ReportProgress: 'not-acknowledged', SubmitResult: 'not-acknowledged', RequestExtension: 'ok', HandDownPart: 'not-acknowledged', ReturnToIssuer: 'ok',
      AcceptResult: 'nothing-submitted', ReturnResult: 'nothing-submitted', GrantExtension: 'no-extension-pending', RefuseExtension: 'no-extension-pending', RefuseReturnToIssuer: 'not-returned-to-issuer', CloseAssignment: 'not-accepted',
      RecordCondition: 'no-condition-awaited', RequestCoordination: 'not-acknowledged', TakeBackCoordinationRequest: 'coordination-not-requested', AnswerCoordination: 'coordination-not-requested', AddPoint: 'ok',
      ReportPoint: 'not-acknowledged', ConfirmPoint: 'not-acknowledged', WithdrawPoint: 'point-unknown', FilePeriodResult: 'not-acknowledged', SetRecurrence: 'duty-not-recurring', ReviewStandingDuty: 'duty-not-standing',
      RecordExternalResult: 'duty-not-external', ChangeDeadline: 'ok', TransferAssignment: 'ok', SuspendAssignment: 'ok', ResumeAssignment: 'not-suspended', WithdrawAssignment: 'ok', WaiveLateness: 'no-returned-result', StarDuty: 'ok',
      CorrectAct: 'act-not-correctable',
    }); // prettier-ignore
  });

  it('while it is worked on', () => {
    expect(answers(play(did.assign(), did.acknowledge(), did.progress()))).toMatchObject({
      AcknowledgeAssignment: 'already-acknowledged', ReportProgress: 'ok', SubmitResult: 'ok', RequestExtension: 'ok', HandDownPart: 'ok', ReturnToIssuer: 'work-has-begun',
    }); // prettier-ignore
  });

  it('while a result is under review', () => {
    expect(answers(play(did.assign(), did.acknowledge(), did.submit('2021-12-14')))).toMatchObject({ SubmitResult: 'result-under-review', AcceptResult: 'ok', ReturnResult: 'ok', CloseAssignment: 'not-accepted' });
  });

  it('once it was accepted', () => {
    expect(answers(play(did.assign(), did.acknowledge(), did.submit('2021-12-14'), did.accept('2021-12-20')))).toMatchObject({ SubmitResult: 'assignment-already-accepted', AcceptResult: 'assignment-already-accepted', CloseAssignment: 'ok' });
  });

  it('when it was given back', () => {
    expect(answers(play(did.assign(), did.giveBack()))).toMatchObject({ AcknowledgeAssignment: 'assignment-returned-to-issuer', RefuseReturnToIssuer: 'ok' });
  });

  it('while one or more of its deadlines hang on an event', () => {
    const waiting = { ...dueOn('2021-12-31'), kind: 'conditional', due: null, boundary: null, phrase: 'khi có hướng dẫn' } as const;
    const assigned = play(did.assign({ deadlines: [dueOn('2021-12-31'), waiting, { ...waiting, kind: 'relative', phrase: 'sau bầu cử' }] }));
    expect(answers(assigned)).toMatchObject({ RecordCondition: 'ok' });
    expect(refusalOfAct('RecordCondition', foldAll(assigned), actOf(PARTIES.lead, today))?.tag).toBe('body-does-not-hold-duty');
  });

  it('while its day is so long before an event that today would be too early for it', () => {
    const before = { ...dueOn('2021-12-31'), kind: 'relative', due: null, boundary: null, phrase: '10 ngày trước ngày bầu cử' } as const;
    expect(answers(play(did.assign({ deadlines: [before] })))).toMatchObject({ RecordCondition: 'ok' });
  });

  it('while it has points', () => {
    const steps = [did.assign(), did.acknowledge(), [{ type: 'AddPoint', code: 'a', text: 'Điểm a' }, actOf(PARTIES.lead, today)]] as const;
    expect(answers(play(...steps))).toMatchObject({ ReportPoint: 'ok', WithdrawPoint: 'ok', ConfirmPoint: 'point-not-declared-done' });
    expect(answers(play(...steps, [{ type: 'ReportPoint', code: 'a', status: 'done', note: 'xong' }, actOf(PARTIES.lead, today)]))).toMatchObject({ ConfirmPoint: 'ok' });
  });

  it('when somebody was asked to coordinate, or an act of its own can be taken back', () => {
    const asked = foldAll(play(did.assign(), did.acknowledge(), [{ type: 'RequestCoordination', coordinator: bodyId('so-la'), request: 'Góp ý', answerDue: null }, actOf(PARTIES.lead, today)]));
    const tag = (type: AskableAct, body: string): string => refusalOfAct(type, asked, actOf(body, today))?.tag ?? 'ok';
    expect([tag('TakeBackCoordinationRequest', PARTIES.lead), tag('AnswerCoordination', 'so-la')]).toEqual(['ok', 'ok']);
    const begun = foldAll(play(did.assign(), did.acknowledge(), did.progress()));
    expect([PARTIES.lead, PARTIES.confirming].map((body) => refusalOfAct('CorrectAct', begun, actOf(body, today))?.tag ?? 'ok')).toEqual(['ok', 'body-does-not-hold-duty']);
  });

  it('is nothing before it was assigned, nor for a body that does not hold it', () => {
    const act = actOf('so-la', today);
    expect(ASKABLE_ACTS.map((type) => refusalOfAct(type, assignmentDecider.initialState, act)?.tag)).toEqual(ASKABLE_ACTS.map(() => 'assignment-unknown'));
    const acknowledged = foldAll(play(did.assign(), did.acknowledge()));
    expect(refusalOfAct('SubmitResult', acknowledged, { ...act, body: bodyId('so-la') })?.tag).toBe('body-does-not-hold-duty');
  });
});
