import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, assignmentSteps, deciderSpecification, PARTIES, randomPast, specimenTerms } from '#libs/testing';
import { assignmentDecider, type AssignmentCommand, type AssignmentEvent } from '../assignment/index.js';
import { actingBody, bodyId, localDate, type Act } from '../kernel/index.js';
import { NOTICED_EVENTS, noticesOf, type Notice } from './index.js';

const { play } = deciderSpecification(assignmentDecider);
const { assign, acknowledge, giveBack, progress, submit, sendBack, accept, waive, askExtension, grantExtension } = assignmentSteps;
type Step = readonly [AssignmentCommand, Act];

/** The notices of every event of a history, event by event. */
function told(...steps: readonly Step[]): readonly (readonly [event: string, notices: readonly Notice[]])[] {
  let state = assignmentDecider.initialState;
  return play(...steps).map(({ event, act }) => {
    const before = state;
    state = assignmentDecider.evolve(state, event, act);
    return [event.type, noticesOf(event, act, { before, after: state })];
  });
}

/** The notices of the last event. */
const last = (...steps: readonly Step[]): readonly Notice[] => told(...steps).at(-1)?.[1] ?? [];
const [lead, issuer, confirming, coordinator, stranger] = [bodyId(PARTIES.lead), bodyId(PARTIES.issuer), bodyId(PARTIES.confirming), bodyId(PARTIES.coordinator), bodyId(PARTIES.stranger)] as const;
const due = localDate('2021-12-15');
const plain = { due, day: null, other: null, period: null };
const byIssuer = (command: AssignmentCommand, day = '2021-11-20'): Step => [command, actOf(PARTIES.issuer, day)];

describe('the notices of a duty', () => {
  it('tell its life to those who must act, and nobody of what needs no act', () => {
    expect(told(assign(), acknowledge(), progress(), submit('2021-12-01'), sendBack('2021-12-03'), submit('2021-12-10'), accept('2021-12-12'), waive('2021-12-13'))).toEqual([
      ['TaskAssigned', [{ kind: 'duty-assigned', to: lead, due, day: '2021-11-18', other: issuer, period: null }]],
      ['AssignmentAcknowledged', []],
      ['ProgressReported', []],
      ['ResultSubmitted', [{ kind: 'result-submitted', to: confirming, due, day: null, other: lead, period: null }]],
      ['ResultReturned', [{ kind: 'result-returned', to: lead, ...plain }]],
      ['ResultSubmitted', [{ kind: 'result-submitted', to: confirming, due, day: null, other: lead, period: null }]],
      ['ResultAccepted', [{ kind: 'result-accepted', to: lead, ...plain }]],
      ['LatenessWaived', [{ kind: 'lateness-waived', to: lead, ...plain }]],
    ]);
  });

  it('name the day asked for and the day granted', () => {
    expect(told(assign(), askExtension('2021-12-01'), grantExtension('2021-12-02', '2021-12-24')).slice(1)).toEqual([
      ['ExtensionRequested', [{ kind: 'extension-requested', to: issuer, due, day: '2021-12-25', other: lead, period: null }]],
      ['ExtensionGranted', [{ kind: 'extension-granted', to: lead, ...plain, due: '2021-12-24' }]],
    ]);
  });

  it('reach the body that had a transferred duty, and the one that has it now', () => {
    const transfer = byIssuer({ type: 'TransferAssignment', to: stranger as never, bodyStands: 'active', confirmingBody: confirming as never, acknowledgementDue: localDate('2021-11-25'), basis: 'CV 1' });
    expect(last(assign(), giveBack(), transfer)).toEqual([
      { kind: 'duty-transferred-in', to: stranger, due, day: '2021-11-25', other: lead, period: null },
      { kind: 'duty-transferred-away', to: lead, due, day: null, other: stranger, period: null },
    ]);
    expect(last(assign(), giveBack())).toEqual([{ kind: 'returned-to-issuer', to: issuer, due, day: null, other: lead, period: null }]);
  });

  it.each<readonly [Notice['kind'], readonly Step[]]>([
    ['duty-suspended', [byIssuer({ type: 'SuspendAssignment', basis: 'CV 2' })]],
    ['duty-resumed', [byIssuer({ type: 'SuspendAssignment', basis: 'CV 2' }), byIssuer({ type: 'ResumeAssignment', basis: 'CV 3' })]],
    ['duty-withdrawn', [byIssuer({ type: 'WithdrawAssignment', basis: 'CV 4' })]],
    ['return-refused', [giveBack(), byIssuer({ type: 'RefuseReturnToIssuer', explanation: 'đúng chức năng' })]],
    ['extension-refused', [askExtension('2021-12-01'), byIssuer({ type: 'RefuseExtension', reason: 'không cần' }, '2021-12-02')]],
  ])('%s goes to the lead', (kind, steps) => {
    expect(last(assign(), ...steps)).toEqual([{ kind, to: lead, ...plain }]);
  });

  it('tell the lead what others decide about points and priority, and nothing of its own points', () => {
    const point = (code: string) => ({ type: 'AddPoint', code, text: `điểm ${code}` }) as const;
    const judged = (done: boolean, day: string): Step => [{ type: 'ConfirmPoint', code: 'a', done, note: 'đã xem' }, actOf(PARTIES.confirming, day)];
    const reported: Step = [{ type: 'ReportPoint', code: 'a', status: 'done', note: 'xong' }, actOf(PARTIES.lead, '2021-11-22')];
    const steps = [byIssuer(point('a')), [point('b'), actOf(PARTIES.lead, '2021-11-21')] as Step, reported, judged(false, '2021-11-23'), judged(true, '2021-11-24'), byIssuer({ type: 'WithdrawPoint', code: 'b', basis: 'CV 5' }, '2021-11-25')];
    const stars = [true, false].map((starred) => byIssuer({ type: 'StarDuty', starred, reason: 'trọng tâm' }, '2021-11-26'));
    expect(told(assign(), acknowledge(), ...steps, ...stars).slice(2).map(([type, notices]) => [type, notices.map(({ kind, to }) => `${kind} ${to}`)])).toEqual([
      ['PointAdded', [`point-added ${lead}`]], ['PointAdded', []], ['PointReported', []], ['PointConfirmed', [`point-refused ${lead}`]], ['PointConfirmed', [`point-confirmed ${lead}`]], ['PointWithdrawn', [`point-withdrawn ${lead}`]],
      ['DutyStarred', [`duty-starred ${lead}`]], ['DutyStarred', [`star-removed ${lead}`]],
    ]); // prettier-ignore
  });

  it('carry a request to a coordinator and its answer back', () => {
    const ask: Step = [{ type: 'RequestCoordination', coordinator: coordinator as never, request: 'số liệu', answerDue: localDate('2021-12-05') }, actOf(PARTIES.lead, '2021-11-20')];
    const answer: Step = [{ type: 'AnswerCoordination', answer: 'opinion-sent', note: null }, actOf(PARTIES.coordinator, '2021-11-22')];
    expect(told(assign(), acknowledge(), ask, answer).slice(2)).toEqual([
      ['CoordinationRequested', [{ kind: 'coordination-requested', to: coordinator, due, day: '2021-12-05', other: lead, period: null }]],
      ['CoordinationAnswered', [{ kind: 'coordination-answered', to: lead, due, day: null, other: coordinator, period: null }]],
    ]);
  });

  it('tell also the body that waited for what was taken back', () => {
    const undo: Step = [{ type: 'CorrectAct', act: 'submission', revision: 2, reason: 'nhầm tệp' }, actOf(PARTIES.lead, '2021-12-02')];
    expect(last(assign(), acknowledge(), submit('2021-12-01'), undo)).toEqual([{ kind: 'act-corrected', to: confirming, ...plain }]);
  });

  const stateAfter = (...steps: readonly Step[]) => play(...steps).reduce((state, { event, act }) => assignmentDecider.evolve(state, event, act), assignmentDecider.initialState);
  const reminder = (more: Partial<Extract<AssignmentEvent, { type: 'RungFired' }>['data']>): AssignmentEvent => ({
    type: 'RungFired', data: { rung: 'r', about: 'due', grade: 'remind', to: 'lead', body: lead as never, forDue: due, dueOn: due, round: 0, period: null, skipped: [], ...more },
  }); // prettier-ignore

  it.each<readonly [Notice['kind'], Parameters<typeof reminder>[0]]>([
    ['reminder-due', { grade: 'notice' }],
    ['reminder-due', {}],
    ['due-urged', { grade: 'urge' }],
    ['due-criticised', { grade: 'criticise' }],
    ['due-reported', { grade: 'report-to-standing-committee', to: 'issuer', body: issuer as never }],
    ['reminder-acknowledgement', { about: 'acknowledgement', to: 'supervising', body: coordinator as never }],
    ['reminder-approval', { about: 'approval', to: 'confirming', body: confirming as never, round: 1 }],
    ['period-due', { period: '2022-Q1' }],
    ['period-urged', { period: '2022-Q1', grade: 'urge' }],
    ['period-criticised', { period: '2022-Q1', grade: 'criticise' }],
    ['period-reported', { period: '2022-Q1', grade: 'report-to-standing-committee', to: 'issuer', body: issuer as never }],
  ])('%s is a rung of the ladder, and reaches its body whoever the reminder counts for', (kind, data) => {
    const state = stateAfter(assign());
    const event = reminder(data);
    const to = (event.data as { readonly body: string }).body;
    const by = actOf(to, '2021-12-15');
    expect(noticesOf(event, by, { before: state, after: state })).toEqual([{ kind, to, due, day: due, other: lead, period: data.period ?? null }]);
  });

  it('reach the body that a place in the duty was handed over to', () => {
    const state = stateAfter(assign());
    const moved = (as: 'lead' | 'confirming' | 'part', collapsed = false): readonly Notice[] =>
      noticesOf(
        { type: 'AssignmentHandedOver', data: { as, from: lead as never, to: stranger as never, why: 'succession', partId: null, changeId: null, basis: 'QĐ 1', collapsed } },
        actOf('vptu', '2025-02-03'),
        { before: state, after: state },
      );
    expect([moved('lead'), moved('confirming'), moved('part'), moved('lead', true)]).toEqual([
      [{ kind: 'duty-handed-over', to: stranger, due, day: null, other: lead, period: null }],
      [{ kind: 'place-handed-over', to: stranger, due, day: null, other: lead, period: null }],
      [],
      [],
    ]);
  });

  it('are silent about what the body did itself, also by another hand', () => {
    const own = specimenTerms({ leadBody: issuer as never });
    const event: AssignmentEvent = { type: 'TaskAssigned', data: own };
    const state = assignmentDecider.evolve(assignmentDecider.initialState, event, actOf(PARTIES.issuer, '2021-11-15'));
    const after = { before: assignmentDecider.initialState, after: state };
    expect(noticesOf(event, actOf(PARTIES.issuer, '2021-11-15'), after)).toEqual([]);
    expect(noticesOf(event, actOf('vptu', '2021-11-15', PARTIES.issuer), after)).toEqual([]);
    expect(noticesOf(event, actOf('vptu', '2021-11-15'), after)).toHaveLength(1);
  });

  it('never reach an external lead', () => {
    const outside = assign({ external: true, acknowledgementDue: null });
    const changed = byIssuer({ type: 'ChangeDeadline', deadlines: [], basis: '30-KH/TU' });
    const moved = byIssuer({ type: 'TransferAssignment', to: stranger, bodyStands: 'active', confirmingBody: confirming, acknowledgementDue: localDate('2021-11-25'), basis: 'đổi' });
    expect(told(outside, changed, moved).map(([, notices]) => notices.map(({ to }) => to))).toEqual([[], [], [stranger]]);
  });

  it('never reach an external body', () => {
    const outside = assign({ participants: [{ role: 'coordinate', body: bodyId('tong-ldldvn'), external: true }] });
    const history = play(outside);
    const state = history.reduce((folded, { event, act }) => assignmentDecider.evolve(folded, event, act), assignmentDecider.initialState);
    const asked: AssignmentEvent = { type: 'CoordinationRequested', data: { coordinator: bodyId('tong-ldldvn'), request: 'ý kiến', answerDue: null, answerDueBy: 'nobody', afterLimit: false } };
    expect(noticesOf(asked, actOf(PARTIES.lead, '2021-11-20'), { before: state, after: state })).toEqual([]);
  });

  it('in any history: at most one for a body and event, none to the actor, none for events that give none', () => {
    fc.assert(
      fc.property(randomPast, (past) => {
        const states = new Map<string, typeof assignmentDecider.initialState>();
        for (const { stream, event, act } of past) {
          if (!stream.startsWith('assignment-')) continue;
          const before = states.get(stream) ?? assignmentDecider.initialState;
          const after = assignmentDecider.evolve(before, event as AssignmentEvent, act);
          states.set(stream, after);
          const reached = noticesOf(event as AssignmentEvent, act, { before, after }).map(({ to }) => to);
          expect(new Set(reached).size).toBe(reached.length);
          expect(reached).not.toContain(actingBody(act));
          if (!NOTICED_EVENTS.includes(event.type as AssignmentEvent['type'])) expect(reached).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
