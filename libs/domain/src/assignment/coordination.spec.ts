import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, PARTIES } from '#libs/testing/domain';
import { POLICY_V1, standingAt, WORKING_CALENDAR_V1 } from '../deadline/index.js';
import { bodyId, endOfDay, localDate, type Act } from '../kernel/index.js';
import {
  assignmentDecider, awaitedCoordinators, coordinationDays, coordinationState, dutyFactsOf, isLateCoordination, type AssignmentCommand, type Coordination, type CoordinatorAnswer,
} from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
type Step = readonly [AssignmentCommand, Act];
const coordinator = bodyId(PARTIES.coordinator);
const begun = [did.assign(), did.acknowledge()] as const;
const days = coordinationDays(localDate('2021-11-22'), localDate('2021-12-15'), POLICY_V1, WORKING_CALENDAR_V1);
const ask = (answerDue: string | null, day = '2021-11-22', whom: string = PARTIES.coordinator): Step => [
  { type: 'RequestCoordination', coordinator: bodyId(whom), request: 'góp ý', answerDue: answerDue === null ? null : localDate(answerDue), days }, actOf(PARTIES.lead, day),
];
const say = (answer: CoordinatorAnswer, day: string): Step => [{ type: 'AnswerCoordination', answer, note: null }, actOf(PARTIES.coordinator, day)];
const asked = (answerDue: string | null, answerDueBy: 'lead' | 'policy', afterLimit: boolean) => ({
  type: 'CoordinationRequested', data: { coordinator, request: 'góp ý', answerDue, answerDueBy, afterLimit },
}) as const;

describe('the day for a coordinator to answer (R6)', () => {
  it('is the policy’s when the lead names none, and leaves the lead its own days', () => {
    expect(days).toStrictEqual({ usual: '2021-11-29', latest: '2021-12-08' });
    given(play(...begun)).when(...ask(null)).thenRecords(asked('2021-11-29', 'policy', false) as never);
  });
  it.each([
    ['2021-12-06', '2021-12-15', '2021-12-08', '2021-12-08'],
    ['2021-12-10', '2021-12-15', '2021-12-15', '2021-12-08'],
    ['2021-12-20', '2021-12-15', '2021-12-27', '2021-12-08'],
    ['2021-12-06', null, '2021-12-13', null],
  ] as const)('asked on %s of a duty due on %s: %s, at the latest %s', (askedOn, due, usual, latest) => {
    expect(coordinationDays(localDate(askedOn), due === null ? null : localDate(due), POLICY_V1, WORKING_CALENDAR_V1)).toStrictEqual({ usual, latest });
  });
  it('may be later than that, with a warning, but not after the duty nor before the request', () => {
    given(play(...begun)).when(...ask('2021-12-08')).thenRecords(asked('2021-12-08', 'lead', false) as never);
    given(play(...begun)).when(...ask('2021-12-09')).thenRecords(asked('2021-12-09', 'lead', true) as never);
    given(play(...begun)).when(...ask('2021-12-16')).thenRefuses('answer-due-after-duty', { answerDue: '2021-12-16', due: '2021-12-15' });
    given(play(...begun)).when(...ask('2021-11-21')).thenRefuses('answer-due-gone-by', { answerDue: '2021-11-21', askedOn: '2021-11-22' });
  });
});

describe('asking', () => {
  it('is not closed to an overdue duty, nor bounded by a day gone by', () => {
    given(play(...begun)).when(...ask('2021-12-24', '2021-12-20')).thenRecords(asked('2021-12-24', 'lead', true) as never);
  });
  it('sets an external body no day, and never calls it late (feature 9)', () => {
    const outside = [did.assign({ participants: [{ role: 'coordinate', body: coordinator, external: true }] }), did.acknowledge()] as const;
    given(play(...outside)).when(...ask(null)).thenRecords({ type: 'CoordinationRequested', data: { coordinator, request: 'góp ý', answerDue: null, answerDueBy: 'nobody', afterLimit: false } });
    const { coordination } = foldAll(play(...outside, ask('2021-11-24')));
    expect(isLateCoordination(coordination.get(coordinator) as Coordination, endOfDay(localDate('2030-01-01')))).toBe(false);
  });
});

describe('the state of a coordinator', () => {
  const of = (...steps: readonly Step[]): Coordination => foldAll(play(...begun, ...steps)).coordination.get(coordinator) as Coordination;
  it.each([
    ['unanswered', [ask(null)], '2021-11-29', false],
    ['unanswered', [ask(null)], '2021-11-30', true],
    ['received', [ask(null), say('received', '2021-11-23')], '2021-11-30', true],
    ['opinion-sent', [ask(null), say('received', '2021-11-23'), say('opinion-sent', '2021-11-29')], '2021-12-31', false],
    ['opinion-sent', [ask(null), say('opinion-sent', '2021-11-30')], '2021-11-30', true],
    ['no-opinion', [ask(null), say('no-opinion', '2021-11-24'), say('opinion-sent', '2021-12-03'), say('no-opinion', '2021-12-04')], '2021-12-05', false],
    ['not-competent', [ask(null), say('not-competent', '2021-11-24')], '2021-12-31', false],
    ['unanswered', [ask(null), say('opinion-sent', '2021-11-24'), ask('2021-12-03', '2021-11-25')], '2021-12-03', false],
  ] as const)('is %s (%#)', (state, steps, day, late) => {
    const coordination = of(...steps);
    expect([coordinationState(coordination), isLateCoordination(coordination, endOfDay(localDate(day)) - 1)]).toStrictEqual([state, late]);
  });
  it('cannot go back from an answer to having received the request', () => {
    given(play(...begun, ask(null), say('no-opinion', '2021-11-24'))).when(...say('received', '2021-11-25')).thenRefuses('coordination-already-answered', { coordinator, answer: 'no-opinion' });
  });
  it('never turns the lead’s: on time, however late the coordinator is', () => {
    const facts = dutyFactsOf(foldAll(play(...begun, ask(null), did.submit('2021-12-14'), did.accept('2021-12-16'))));
    expect(standingAt(facts, endOfDay(localDate('2022-06-01')), 'current', POLICY_V1)).toMatchObject({ box: 'done-on-time', daysOverdue: 0 });
  });
  it('lists those that only have the request in the submission, oldest request first', () => {
    const history = play(...begun, ask(null, '2021-11-22', 'b'), ask(null, '2021-11-23'), ask(null, '2021-11-24', 'c'), say('received', '2021-11-25'), [{ type: 'AnswerCoordination', answer: 'no-opinion', note: null }, actOf('c', '2021-11-26')]);
    given(history).when(...did.submit('2021-12-01')).thenRecords({ type: 'ResultSubmitted', data: { round: 1, outputs: ['BC 12'], note: null, unansweredCoordinators: [bodyId('b'), coordinator] } });
    expect(awaitedCoordinators(foldAll(history).coordination, bodyId('b')).map(({ body }) => body)).toStrictEqual([coordinator]);
  });
});

describe('a request made by mistake (R15)', () => {
  const lead = (day: string) => actOf(PARTIES.lead, day);
  const takeBack = (reason = 'hỏi nhầm đơn vị', whom: string = PARTIES.coordinator): AssignmentCommand => ({ type: 'TakeBackCoordinationRequest', coordinator: bodyId(whom), reason });
  const takenBack = (revision: number) => ({ type: 'CoordinationRequestTakenBack', data: { coordinator, revision, reason: 'hỏi nhầm đơn vị' } }) as const;

  it('is taken back by the lead with its reason while no opinion was given, and nobody is awaited then', () => {
    for (const steps of [[ask(null)], [ask(null), say('received', '2021-11-23')]]) {
      const then = given(play(...begun, ...steps)).when(takeBack(), lead('2021-11-24'));
      then.thenRecords(takenBack(2));
      then.thenState(({ coordination }) => expect([...coordination]).toEqual([]));
    }
    const history = play(...begun, ask(null));
    given(history).when(takeBack(), actOf(PARTIES.issuer, '2021-11-24')).thenRefuses('body-does-not-hold-duty', { role: 'lead', actingBody: PARTIES.issuer });
    given(history).when(takeBack(' '), lead('2021-11-24')).thenRefuses('reason-missing', { field: 'reason' });
    given(play(...begun)).when(takeBack(), lead('2021-11-24')).thenRefuses('coordination-not-requested', { coordinator });
  });

  it('stays when something relies on it: an opinion, a request for more time, the submission', () => {
    given(play(...begun, ask(null), say('no-opinion', '2021-11-24'))).when(takeBack(), lead('2021-11-25')).thenRefuses('coordination-already-answered', { coordinator, answer: 'no-opinion' });
    given(play(...begun, ask(null), did.askExtension('2021-12-01'))).when(takeBack(), lead('2021-12-02')).thenRefuses('act-not-correctable', { act: 'coordination-request', after: ['extension-request'] });
    given(play(...begun, ask(null), did.submit('2021-12-01'))).when(takeBack(), lead('2021-12-02')).thenRefuses('result-under-review', { status: 'submitted' });
  });

  it('leaves the request before it standing, with its answer', () => {
    const twice = play(...begun, ask(null), say('opinion-sent', '2021-11-24'), ask('2021-12-03', '2021-11-25'));
    const then = given(twice).when(takeBack(), lead('2021-11-26'));
    then.thenRecords(takenBack(4));
    then.thenState(({ coordination }) => expect(coordination).toEqual(foldAll(play(...begun, ask(null), say('opinion-sent', '2021-11-24'))).coordination));
  });
});

describe('coordinators that become one body (R11)', () => {
  const merged = (...steps: readonly Step[]): unknown => {
    const move = { as: 'participant', from: bodyId('b'), to: coordinator, why: 'succession', partId: null, changeId: 'c', basis: 'NQ 4' } as const;
    const { coordination } = foldAll(play(...begun, ...steps, [{ type: 'HandOverAssignment', moves: [move] }, actOf(PARTIES.issuer, '2021-12-01')]));
    return [...coordination].map(([body, { answer, revision }]) => [body, answer, revision]);
  };
  const second = ask('2021-11-30', '2021-11-23', 'b');
  it.each([
    ['the one request', [second], [[coordinator, null, 2]]],
    ['the older one while neither is answered', [ask(null), second], [[coordinator, null, 2]]],
    ['the older one, also when it was the predecessor’s', [second, ask(null, '2021-11-24')], [[coordinator, null, 2]]],
    ['its own answer', [ask(null), second, say('no-opinion', '2021-11-24')], [[coordinator, 'no-opinion', 2]]],
    ['the answer of its predecessor', [ask(null), second, [{ type: 'AnswerCoordination', answer: 'opinion-sent', note: null }, actOf('b', '2021-11-24')] as Step], [[coordinator, 'opinion-sent', 3]]],
  ] as const)('keep %s', (_what, steps, expected) => {
    expect(merged(...steps)).toEqual(expected);
  });
});

describe('a coordinator as the hindrance that an extension names (R6)', () => {
  const more = (hinderedBy: readonly string[], day = '2021-12-01'): Step => {
    const [command, act] = did.askExtension(day);
    return [{ ...command, hinderedBy: hinderedBy.map(bodyId) } as AssignmentCommand, act];
  };
  const filed = (revision: number) => ({
    type: 'ExtensionRequested' as const,
    data: { requestNumber: 1, proposedDue: localDate('2021-12-25'), reason: 'chờ số liệu', progressSoFar: 'xong dự thảo', filedLate: false, hindrances: [{ coordinator, revision }] },
  });
  it('refers to the request that is open or was answered late', () => {
    given(play(...begun, ask(null))).when(...more([PARTIES.coordinator, PARTIES.coordinator])).thenRecords(filed(2));
    given(play(...begun, did.progress(), ask(null, '2021-11-22'), say('opinion-sent', '2021-11-30'))).when(...more([PARTIES.coordinator])).thenRecords(filed(3));
  });
  it('is not one that was never asked, or answered in time', () => {
    given(play(...begun)).when(...more([PARTIES.stranger])).thenRefuses('coordination-not-requested', { coordinator: PARTIES.stranger });
    given(play(...begun, ask(null), say('opinion-sent', '2021-11-29'))).when(...more([PARTIES.coordinator])).thenRefuses('coordination-answered-in-time', { coordinator });
  });
});
