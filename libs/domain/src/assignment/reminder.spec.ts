import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as step, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import { actorId, bodyId, localDate, startOfDay, type Act } from '../kernel/index.js';
import { assignmentDecider, lastActRevision, PROCESS_ACTOR, type AssignmentEvent, type FireRung } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);

const instantOn = (day: string): number => startOfDay(localDate(day)) + 7.5 * 3_600_000;
const bySystem = (recordedAt: number): Act => ({ ...actOf(PARTIES.coordinator, '2021-12-08'), actor: actorId(`${PROCESS_ACTOR}remind-of-deadline`), recordedAt });
/** The rung a week before the due day of the specimen, 15/12/2021. */
const WEEK_BEFORE: FireRung = {
  type: 'FireRung', rung: 'due-7', about: 'due', grade: 'notice', to: 'lead', forDue: localDate('2021-12-15'), dueOn: localDate('2021-12-08'), round: 0, period: null, skipped: [], at: instantOn('2021-12-08'),
};
const fired = (more: Partial<Extract<AssignmentEvent, { type: 'RungFired' }>['data']> = {}): AssignmentEvent => ({
  type: 'RungFired',
  data: { rung: 'due-7', about: 'due', grade: 'notice', to: 'lead', body: bodyId(PARTIES.lead), forDue: localDate('2021-12-15'), dueOn: localDate('2021-12-08'), round: 0, period: null, skipped: [], ...more },
});
const underway = play(step.assign(), step.acknowledge(), step.progress());
const onTime = bySystem(instantOn('2021-12-08'));

describe('a rung of the ladder', () => {
  it('is fired at its instant, addressed to the body that carries the duty', () => {
    given(underway).when(WEEK_BEFORE, onTime).thenRecords(fired());
    const transferred = play(step.assign(), [{ type: 'TransferAssignment', to: bodyId('ban-to-chuc'), bodyStands: 'active', confirmingBody: bodyId(PARTIES.confirming), acknowledgementDue: localDate('2021-11-25'), basis: 'b' }, actOf(PARTIES.issuer, '2021-11-20')]);
    given(transferred).when(WEEK_BEFORE, onTime).thenRecords(fired({ body: bodyId('ban-to-chuc') }));
    for (const [to, party] of [['supervising', 'coordinator'], ['issuer', 'issuer'], ['confirming', 'confirming']] as const) {
      given(underway).when({ ...WEEK_BEFORE, to }, onTime).thenRecords(fired({ to, body: bodyId(PARTIES[party]) }));
    }
  });

  it('is refused before its instant, and when its day lies before the assignment', () => {
    given(underway).when(WEEK_BEFORE, bySystem(WEEK_BEFORE.at - 1)).thenRefuses('rung-not-due', { rung: 'due-7', dueOn: '2021-12-08' });
    const before = { ...WEEK_BEFORE, dueOn: localDate('2021-11-12'), at: instantOn('2021-11-12') };
    given(underway).when(before, onTime).thenRefuses('rung-not-due', { rung: 'due-7', dueOn: '2021-11-12' });
  });

  it('is refused before the assignment exists', () => {
    given([]).when(WEEK_BEFORE, onTime).thenRefuses('assignment-unknown');
  });

  it('goes once for a limit, and no lower rung after it', () => {
    const history = [...underway, { event: fired({ rung: 'due-3', dueOn: localDate('2021-12-10'), skipped: ['due-7'] }), act: onTime }];
    given(history).when(WEEK_BEFORE, onTime).thenRefuses('rung-already-fired', { rung: 'due-7', forDue: '2021-12-15' });
    given(history).when({ ...WEEK_BEFORE, rung: 'due-3', dueOn: localDate('2021-12-13'), at: instantOn('2021-12-13') }, bySystem(instantOn('2021-12-14'))).thenRefuses('rung-already-fired', { rung: 'due-3', forDue: '2021-12-15' });
    given(history).when({ ...WEEK_BEFORE, rung: 'due-1', dueOn: localDate('2021-12-14'), at: instantOn('2021-12-14') }, bySystem(instantOn('2021-12-14'))).thenRecords(fired({ rung: 'due-1', dueOn: localDate('2021-12-14') }));
  });

  it('goes again for a new due day, and not for the old one when an extension is taken back', () => {
    const extended = [...underway, { event: fired(), act: onTime }, ...play(step.assign(), step.acknowledge(), step.askExtension('2021-12-09'), step.grantExtension('2021-12-10')).slice(2)];
    const later = { ...WEEK_BEFORE, forDue: localDate('2021-12-25'), dueOn: localDate('2021-12-17'), at: instantOn('2021-12-17') };
    given(extended).when(later, bySystem(instantOn('2021-12-17'))).thenRecords(fired({ forDue: localDate('2021-12-25'), dueOn: localDate('2021-12-17') }));
    given(extended).when(WEEK_BEFORE, bySystem(instantOn('2021-12-17'))).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-15', round: 0, period: null, status: 'in-progress' });
    const takenBack = [...extended, { event: { type: 'ActCorrected', data: { act: 'extension-decision', revision: 5, reason: 'nhầm' } } as const, act: actOf(PARTIES.issuer, '2021-12-11') }];
    expect(foldAll(takenBack).currentDue).toBe('2021-12-15');
    given(takenBack).when(WEEK_BEFORE, bySystem(instantOn('2021-12-17'))).thenRefuses('rung-already-fired', { rung: 'due-7', forDue: '2021-12-15' });
  });

  it.each([
    ['submitted', [step.submit('2021-12-01')]],
    ['accepted', [step.submit('2021-12-01'), step.accept('2021-12-02')]],
    ['closed', [step.submit('2021-12-01'), step.accept('2021-12-02'), step.close('2021-12-03')]],
    ['suspended', [step.suspend()]],
    ['withdrawn', [step.withdraw()]],
  ] as const)('is not called for on a duty that is %s', (status, more) => {
    given(play(step.assign(), step.acknowledge(), ...more)).when(WEEK_BEFORE, onTime).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-15', round: 0, period: null, status });
  });

  it('is not called for on a duty without a due day, nor on one given back', () => {
    const undated = play(step.assign({ deadlines: [], due: null }), step.acknowledge());
    given(undated).when(WEEK_BEFORE, onTime).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-15', round: 0, period: null, status: 'acknowledged' });
    const standing = play(step.assign({ deadlines: [{ ...dueOn('2021-12-15'), kind: 'standing', due: null }], due: localDate('2021-12-15') }), step.acknowledge());
    given(standing).when(WEEK_BEFORE, onTime).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-15', round: 0, period: null, status: 'acknowledged' });
    given(play(step.assign(), step.giveBack())).when(WEEK_BEFORE, onTime).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-15', round: 0, period: null, status: 'returned-to-issuer' });
  });

  it('of a period is fired for the due day of that period, and refused once it is filed', () => {
    const recurring = [
      step.assign({ due: null, deadlines: [{ ...dueOn('2021-12-15'), phrase: 'hằng quý', kind: 'recurring', due: null }] }), step.acknowledge(),
      [{ type: 'SetRecurrence', calendar: 'ND09', rhythms: null, due: { by: 'day-of-month', monthOffset: 0, day: 15 }, basis: 'CV 9' }, actOf(PARTIES.issuer, '2021-11-20')],
    ] as const;
    const ofPeriod = { ...WEEK_BEFORE, period: '2021-Q4' };
    given(play(...recurring)).when(ofPeriod, onTime).thenRecords(fired({ period: '2021-Q4' }));
    given(play(...recurring)).when({ ...ofPeriod, forDue: localDate('2021-12-16') }, onTime).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-16', round: 0, period: '2021-Q4', status: 'acknowledged' });
    given([...play(...recurring), { event: fired({ period: '2021-Q4' }), act: onTime }]).when(ofPeriod, onTime).thenRefuses('rung-already-fired', { rung: 'due-7', forDue: '2021-12-15' });
    given(play(...recurring, [{ type: 'FilePeriodResult', period: '2021-Q4', note: 'BC', nil: false }, actOf(PARTIES.lead, '2021-12-07')]))
      .when(ofPeriod, onTime).thenRefuses('rung-not-called-for', { about: 'due', forDue: '2021-12-15', round: 0, period: '2021-Q4', status: 'in-progress' });
  });

  it('about acknowledging stops with the acknowledgement, about answering with the answer', () => {
    const acknowledge: FireRung = { ...WEEK_BEFORE, rung: 'acknowledgement', about: 'acknowledgement', forDue: localDate('2021-11-18'), dueOn: localDate('2021-11-18'), at: instantOn('2021-11-18') };
    given(play(step.assign())).when(acknowledge, onTime).thenRecords(fired({ rung: 'acknowledgement', about: 'acknowledgement', forDue: localDate('2021-11-18'), dueOn: localDate('2021-11-18') }));
    given(underway).when(acknowledge, onTime).thenRefuses('rung-not-called-for', { about: 'acknowledgement', forDue: '2021-11-18', round: 0, period: null, status: 'in-progress' });
    const answer: FireRung = { ...WEEK_BEFORE, rung: 'approval', about: 'approval', to: 'confirming', forDue: localDate('2021-12-08'), round: 1 };
    const submitted = play(step.assign(), step.acknowledge(), step.submit('2021-12-01'));
    given(submitted).when(answer, onTime).thenRecords(fired({ rung: 'approval', about: 'approval', to: 'confirming', body: bodyId(PARTIES.confirming), forDue: localDate('2021-12-08'), round: 1 }));
    given(submitted).when({ ...answer, round: 2 }, onTime).thenRefuses('rung-not-called-for', { about: 'approval', forDue: '2021-12-08', round: 2, period: null, status: 'submitted' });
    const returned = play(step.assign(), step.acknowledge(), step.submit('2021-12-01'), step.sendBack('2021-12-02'));
    given(returned).when(answer, onTime).thenRefuses('rung-not-called-for', { about: 'approval', forDue: '2021-12-08', round: 1, period: null, status: 'in-progress' });
  });

  it('keeps marks of the last two submissions only', () => {
    const rounds = Array.from({ length: 5 }, (_, index) => index + 1).flatMap((round) => [
      { event: { type: 'ResultSubmitted', data: { round, outputs: ['BC'], note: null, unansweredCoordinators: [] } } as const, act: actOf(PARTIES.lead, '2021-12-01') },
      { event: fired({ rung: 'approval', about: 'approval', to: 'confirming', round }), act: onTime },
      { event: { type: 'ResultReturned', data: { round, reasons: 'r' } } as const, act: actOf(PARTIES.confirming, '2021-12-09') },
    ]);
    expect(foldAll([...underway, ...rounds]).reminders.marks.map(({ round }) => round)).toEqual([4, 5]);
  });

  it('leaves the revision of the last act where it was', () => {
    const reminder = { event: fired(), act: onTime };
    const at = (...more: readonly (typeof underway)[number][]): number => lastActRevision(foldAll([...underway, ...more]));
    const progress = play(step.assign(), step.acknowledge(), step.progress(60)).slice(2);
    expect([at(), at(reminder), at(reminder, reminder), at(reminder, ...progress), at(reminder, ...progress, reminder)]).toEqual([2, 2, 2, 4, 4]);
  });
});
