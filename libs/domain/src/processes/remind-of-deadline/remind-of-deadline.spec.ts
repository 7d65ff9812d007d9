import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as step, deciderSpecification, dueOn, PARTIES, specimenTerms } from '#libs/testing/domain';
import { assignmentDecider, type AssignmentCommand, type AssignmentState, type AssignmentTerms } from '../../assignment/index.js';
import { POLICY_V1, WORKING_CALENDAR_V1, type SupervisionPolicy } from '../../deadline/index.js';
import { dateAt, localDate, startOfDay, type Act, type Instant } from '../../kernel/index.js';
import { ladderPositions, nextReminderAt, reminderDays, remindOfDeadline } from './index.js';

const { play, foldAll } = deciderSpecification(assignmentDecider);
const days = reminderDays(POLICY_V1, WORKING_CALENDAR_V1);
const at = (day: string): Instant => startOfDay(localDate(day)) + 7.5 * 3_600_000;
const dueRungs = (due: string, policy: SupervisionPolicy = POLICY_V1): readonly string[] =>
  reminderDays(policy, WORKING_CALENDAR_V1).rungsOf({ about: 'due', day: localDate(due) }).rungs.map(({ rung, on }) => `${rung.id} ${on}`);
const underway = (terms: Partial<AssignmentTerms> = {}): AssignmentState => foldAll(play(step.assign(terms), step.acknowledge()));

/** Ids of the rungs that a state asks for at an instant, with those passed over. */
const wanted = (state: AssignmentState, now: Instant): unknown => {
  const reaction = remindOfDeadline(state, days, now);
  return reaction.kind === 'fire' ? reaction.rungs.map(({ rung, skipped }) => [rung, ...skipped]) : reaction;
};

describe('the days of the ladder', () => {
  it('are counted from the due day, each at half past seven', () => {
    // 15/12/2021 is a Wednesday; +5, +15 and +30 working days pass over weekends, New Year and Tết.
    expect(dueRungs('2021-12-15')).toEqual(['due-7 2021-12-08', 'due-3 2021-12-10', 'due-1 2021-12-14', 'due 2021-12-15', 'due+1 2021-12-16', 'due+5 2021-12-22', 'due+15 2022-01-06', 'due+30 2022-01-27']);
    expect(days.rungsOf({ about: 'due', day: localDate('2021-12-15') }).rungs[0]?.at).toBe(at('2021-12-08'));
  });

  it('move to the working day before, but never to a day on which the limit is not missed yet', () => {
    // 17/12/2021 is a Friday: the day after is a Saturday, and Friday is not late.
    expect(dueRungs('2021-12-17').slice(0, 5)).toEqual(['due-7 2021-12-10', 'due-3 2021-12-14', 'due-1 2021-12-16', 'due 2021-12-17', 'due+1 2021-12-20']);
    // 19/12/2021 is a Sunday: on the day and the day before both go on Friday, in their order.
    expect(dueRungs('2021-12-19').slice(0, 5)).toEqual(['due-7 2021-12-10', 'due-3 2021-12-16', 'due-1 2021-12-17', 'due 2021-12-17', 'due+1 2021-12-20']);
    expect(dueRungs('2021-12-19', { ...POLICY_V1, remindersMoveToWorkingDay: false }).slice(0, 5)).toEqual(['due-7 2021-12-12', 'due-3 2021-12-16', 'due-1 2021-12-18', 'due 2021-12-19', 'due+1 2021-12-20']);
  });

  it('of an answer count from the fifth working day after the submission', () => {
    const { limit, rungs } = days.rungsOf({ about: 'approval', day: localDate('2021-12-01') });
    expect([limit, rungs.map(({ rung, on }) => [rung.id, on])]).toEqual(['2021-12-08', [['approval', '2021-12-08']]]);
  });
});

describe('the reminders of a duty', () => {
  it('are heard of at the instant of the next rung', () => {
    expect(remindOfDeadline(underway(), days, at('2021-11-20'))).toEqual({ kind: 'schedule', at: at('2021-12-08') });
    expect(nextReminderAt(ladderPositions(underway()), days)).toBe(at('2021-12-08'));
  });

  it('come for acknowledging and for the due day side by side', () => {
    const state = foldAll(play(step.assign({ due: localDate('2021-11-24'), deadlines: [dueOn('2021-11-24')] })));
    expect(nextReminderAt(ladderPositions(state), days)).toBe(at('2021-11-17'));
    expect(wanted(state, at('2021-11-18'))).toEqual([['acknowledgement'], ['due-7']]);
  });

  it('that have passed are sent as one, the highest', () => {
    expect(wanted(underway(), at('2021-12-16') - 1)).toEqual([['due', 'due-7', 'due-3', 'due-1']]);
    expect(wanted(underway(), at('2022-09-01'))).toEqual([['due+30', 'due-7', 'due-3', 'due-1', 'due', 'due+1', 'due+5', 'due+15']]);
  });

  it('from before the assignment are never sent', () => {
    const state = foldAll(play(step.assign({ due: localDate('2021-11-18'), deadlines: [dueOn('2021-11-18')] }, '2021-11-15'), step.acknowledge('2021-11-15')));
    expect(state.assignedAt).toBeGreaterThan(at('2021-11-15'));
    expect([nextReminderAt(ladderPositions(state), days), wanted(state, at('2021-11-17'))]).toEqual([at('2021-11-17'), [['due-1']]]);
  });

  it.each([
    ['given back', [step.assign(), step.giveBack()]],
    ['suspended', [step.assign(), step.suspend()]],
    ['withdrawn', [step.assign(), step.withdraw()]],
    ['accepted', [step.assign(), step.acknowledge(), step.submit('2021-12-01'), step.accept('2021-12-02')]],
    ['closed', [step.assign(), step.acknowledge(), step.submit('2021-12-01'), step.accept('2021-12-02'), step.close('2021-12-03')]],
    ['undated and acknowledged', [step.assign({ due: null, deadlines: [] }), step.acknowledge()]],
  ] as const)('are none on a duty that is %s', (_, steps) => {
    const state = foldAll(play(...steps));
    expect([remindOfDeadline(state, days, at('2030-01-01')), nextReminderAt(ladderPositions(state), days)]).toEqual([{ kind: 'rest' }, null]);
  });

  it('are none before anything was assigned', () => {
    expect(remindOfDeadline(assignmentDecider.initialState, days, at('2030-01-01'))).toEqual({ kind: 'rest' });
  });

  it('wait for the confirming body while a result is under review, and go on with the lead when it is returned', () => {
    const submitted = play(step.assign(), step.acknowledge(), step.submit('2021-12-14'));
    expect([nextReminderAt(ladderPositions(foldAll(submitted)), days), wanted(foldAll(submitted), at('2021-12-21'))]).toEqual([at('2021-12-21'), [['approval']]]);
    const returned = play(step.assign(), step.acknowledge(), step.submit('2021-12-14'), step.sendBack('2021-12-20'));
    expect(wanted(foldAll(returned), at('2021-12-20'))).toEqual([['due+1', 'due-7', 'due-3', 'due-1', 'due']]);
  });

  it('begin anew with a new due day', () => {
    const extended = play(step.assign(), step.acknowledge(), step.askExtension('2021-12-09'), step.grantExtension('2021-12-10'));
    expect(dateAt(nextReminderAt(ladderPositions(foldAll(extended)), days) as number)).toBe('2021-12-17');
  });

  it('are the same for equal terms whatever was asked before', () => {
    const fresh = reminderDays(POLICY_V1, WORKING_CALENDAR_V1);
    const state = foldAll(play(step.assign(specimenTerms())));
    expect(remindOfDeadline(state, fresh, at('2022-01-01'))).toEqual(remindOfDeadline(state, days, at('2022-01-01')));
  });
});

describe('the reminders of a recurring duty', () => {
  const assign = step.assign({ due: null, deadlines: [{ ...dueOn('2021-12-15'), phrase: 'hằng quý', kind: 'recurring', due: null, boundary: null }] });
  const set = (day: string, due = 20) => [{ type: 'SetRecurrence', calendar: 'ND09', rhythms: null, due: { by: 'day-of-month', monthOffset: 0, day: due }, basis: 'CV 9' } satisfies AssignmentCommand, actOf(PARTIES.issuer, day)] as const;
  const file = (period: string, day: string) => [{ type: 'FilePeriodResult', period, note: 'BC', nil: false } satisfies AssignmentCommand, actOf(PARTIES.lead, day)] as const;
  const returning = (...more: readonly (readonly [AssignmentCommand, Act])[]): AssignmentState => foldAll(play(assign, step.acknowledge(), ...more));
  const ofPeriods = (state: AssignmentState, now: Instant): unknown => {
    const reaction = remindOfDeadline(state, days, now);
    return reaction.kind === 'fire' ? reaction.rungs.map(({ period, rung, forDue, skipped }) => [period, rung, forDue, ...skipped]) : reaction;
  };

  it('count from the due day of each period by the rungs of due days', () => {
    const state = returning(set('2021-11-20'));
    expect(remindOfDeadline(state, days, at('2021-12-01'))).toEqual({ kind: 'schedule', at: at('2021-12-13') });
    expect(ofPeriods(state, at('2021-12-13'))).toEqual([['2021-Q4', 'due-7', '2021-12-20']]);
    expect(ofPeriods(state, at('2022-01-12'))).toEqual([['2021-Q4', 'due+15', '2021-12-20', 'due-7', 'due-3', 'due-1', 'due', 'due+1', 'due+5']]);
  });

  it('go on for a period that is missing when the next one has come, and stop with its filing', () => {
    const missed = returning(set('2021-11-20'), file('2022-Q1', '2022-03-15'));
    expect(ofPeriods(missed, at('2022-03-16'))).toEqual([['2021-Q4', 'due+30', '2021-12-20', 'due-7', 'due-3', 'due-1', 'due', 'due+1', 'due+5', 'due+15']]);
    expect(ofPeriods(returning(set('2021-11-20'), file('2021-Q4', '2022-03-14'), file('2022-Q1', '2022-03-15')), at('2022-03-16'))).toEqual({ kind: 'schedule', at: at('2022-06-13') });
  });

  it('are none for periods that had fallen due when the rhythm was set, nor before a period began', () => {
    expect(ofPeriods(returning(set('2022-07-01')), at('2022-07-01'))).toEqual({ kind: 'schedule', at: at('2022-09-13') });
    // Due on the second day of the period: only the rungs from its first day on.
    const state = returning([{ type: 'SetRecurrence', calendar: 'thang-duong-lich', rhythms: null, due: { by: 'day-of-month', monthOffset: -2, day: 2 }, basis: 'CV 9' }, actOf(PARTIES.issuer, '2021-11-20')]);
    expect(ofPeriods(state, at('2022-01-04'))).toEqual([['2022-Q1', 'due+1', '2022-01-02']]);
  });

  it('are none without a due day, while it is suspended, and once it is done', () => {
    expect(ofPeriods(returning([{ ...set('2021-11-20')[0], due: null }, set('2021-11-20')[1]]), at('2030-01-01'))).toEqual({ kind: 'rest' });
    for (const more of [[step.suspend()], [step.withdraw()], [step.submit('2021-12-01'), step.accept('2021-12-02')]]) {
      const reaction = remindOfDeadline(returning(set('2021-11-20'), ...more), days, at('2021-12-30'));
      expect(reaction).toEqual({ kind: 'rest' });
    }
  });

  it('come again neither for a filing that was taken back, nor for a rhythm set anew with the same day', () => {
    const told = { type: 'FireRung', rung: 'due-7', about: 'due', grade: 'notice', to: 'lead', forDue: localDate('2021-12-20'), dueOn: localDate('2021-12-13'), round: 0, period: '2021-Q4', skipped: [], at: at('2021-12-13') } as const;
    const filedAndBack = returning(set('2021-11-20'), [told, actOf(PARTIES.coordinator, '2021-12-13')], file('2021-Q4', '2021-12-14'), [{ type: 'CorrectAct', act: 'period-result', revision: 4, reason: 'nhầm' }, actOf(PARTIES.lead, '2021-12-15')]);
    expect(ofPeriods(filedAndBack, at('2021-12-15'))).toEqual({ kind: 'schedule', at: at('2021-12-17') });
    const setAnew = returning(set('2021-11-20'), [told, actOf(PARTIES.coordinator, '2021-12-13')], [{ type: 'CorrectAct', act: 'recurrence', revision: 2, reason: 'nhầm' }, actOf(PARTIES.issuer, '2021-12-14')], set('2021-12-14'));
    expect(ofPeriods(setAnew, at('2021-12-15'))).toEqual({ kind: 'schedule', at: at('2021-12-17') });
  });
});
