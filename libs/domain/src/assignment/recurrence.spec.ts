import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import type { Deadline } from '../deadline/index.js';
import { endOfDay, localDate, startOfDay } from '../kernel/index.js';
import { assignmentDecider, isFiled, periodsUntil, periodStanding, rhythmsOf, withFiled, type AssignmentCommand, type FiledRun, type Recurrence } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const returning = (phrase: string, kind: Deadline['kind'] = 'recurring'): Deadline => ({ ...dueOn('2021-12-15'), phrase, kind, due: null, boundary: null, flags: [] });
const assigned = (...deadlines: readonly Deadline[]) => did.assign({ due: null, deadlines });
const DAY_20 = { by: 'day-of-month', monthOffset: 0, day: 20 } as const;

const set = (more: Partial<Extract<AssignmentCommand, { type: 'SetRecurrence' }>> = {}, day = '2021-11-20') =>
  [{ type: 'SetRecurrence', calendar: 'ND09', rhythms: null, due: DAY_20, basis: 'CV 9', ...more }, actOf(PARTIES.issuer, day)] as const;
const file = (period: string, day: string, nil = false) => [{ type: 'FilePeriodResult', period, note: 'BC', nil }, actOf(PARTIES.lead, day)] as const;
const QUARTERLY = play(assigned(returning('hằng quý')), did.acknowledge(), set());

describe('how a duty returns (R8)', () => {
  it('is read from the phrase, or said by the issuer where the phrase is silent', () => {
    given(play(assigned(returning('6 tháng, hằng năm')))).when(...set()).thenRecords({
      type: 'RecurrenceSet', data: { calendar: 'ND09', rhythms: ['yearly', 'half-yearly'], from: localDate('2021-11-15'), due: DAY_20, basis: 'CV 9' },
    });
    expect([rhythmsOf([returning('hằng tháng')]), rhythmsOf([returning('hằng tuần')]), rhythmsOf([returning('định kỳ', 'recurring-unspecified')]), rhythmsOf([])]).toEqual([['monthly'], null, null, null]);
    given(play(assigned(returning('định kỳ', 'recurring-unspecified')))).when(...set()).thenRefuses('rhythm-unknown');
    given(play(assigned(returning('định kỳ', 'recurring-unspecified')))).when(...set({ rhythms: ['monthly'], due: null })).thenRecords({
      type: 'RecurrenceSet', data: { calendar: 'ND09', rhythms: ['monthly'], from: localDate('2021-11-15'), due: null, basis: 'CV 9' },
    });
  });

  it('is set once, by who issued or supervises it, for a duty that returns, with a due day that can be', () => {
    given(QUARTERLY).when(...set()).thenRefuses('recurrence-already-set');
    given(play(did.assign())).when(...set()).thenRefuses('duty-not-recurring');
    given(play(assigned(returning('hằng quý')))).when(...set({ due: { ...DAY_20, monthOffset: -5 } })).thenRefuses('recurrence-due-invalid', { fault: 'due-before-period' });
    given(play(assigned(returning('hằng quý')))).when(...set({ basis: '' })).thenRefuses('reason-missing', { field: 'basis' });
    given(play(assigned(returning('hằng quý')))).when(set()[0], actOf(PARTIES.lead, '2021-11-20')).thenRefuses('body-does-not-hold-duty', { role: 'issuer', actingBody: PARTIES.lead });
  });

  it('set by mistake is taken back, until something was filed', () => {
    const correct = { type: 'CorrectAct', act: 'recurrence', revision: 2, reason: 'nhầm' } as const;
    given(QUARTERLY).when(correct, actOf(PARTIES.issuer, '2021-11-21')).thenState((state) => expect(state.recurrence).toBeNull());
    const filed = play(assigned(returning('hằng quý')), did.acknowledge(), set(), file('2021-Q4', '2021-12-15'));
    given(filed).when(correct, actOf(PARTIES.issuer, '2021-12-16')).thenRefuses('act-not-correctable', { act: 'recurrence', after: ['period-result'] });
    given(filed).when({ type: 'CorrectAct', act: 'period-result', revision: 3, reason: 'nhầm' }, actOf(PARTIES.lead, '2021-12-16')).thenState((state) => expect(state.filed).toEqual([]));
  });
});

describe('filing for a period', () => {
  it('names it; its lateness is its own', () => {
    const period = { rhythm: 'quarterly', number: 8087, period: '2021-Q4', from: localDate('2021-09-15'), to: localDate('2021-12-14'), due: localDate('2021-12-20'), note: 'BC' } as const;
    given(QUARTERLY).when(...file('2021-Q4', '2021-12-20')).thenRecords({ type: 'PeriodResultFiled', data: { ...period, late: false, nil: false } });
    given(QUARTERLY).when(...file('2021-Q4', '2021-12-21', true)).thenRecords({ type: 'PeriodResultFiled', data: { ...period, late: true, nil: true } });
  });

  it('is refused for a period that does not exist, has not begun, is filed, or before the rhythm is set', () => {
    given(QUARTERLY).when(...file('2021-Q3', '2021-12-20')).thenRefuses('duty-period-unknown', { period: '2021-Q3', rhythms: ['quarterly'] });
    given(QUARTERLY).when(...file('2021-12', '2021-12-20')).thenRefuses('duty-period-unknown', { period: '2021-12', rhythms: ['quarterly'] });
    given(QUARTERLY).when(...file('2022-Q2', '2021-12-20')).thenRefuses('duty-period-not-begun', { period: '2022-Q2', from: '2022-03-15', recordedOn: '2021-12-20' });
    given(play(assigned(returning('hằng quý')), did.acknowledge(), set(), file('2021-Q4', '2021-12-15'))).when(...file('2021-Q4', '2021-12-16')).thenRefuses('duty-period-already-filed', { period: '2021-Q4' });
    given(play(assigned(returning('hằng quý')), did.acknowledge())).when(...file('2021-Q4', '2021-12-15')).thenRefuses('recurrence-not-set');
    given(QUARTERLY).when(file('2021-Q4', '2021-12-15')[0], actOf(PARTIES.issuer, '2021-12-15')).thenRefuses('body-does-not-hold-duty', { role: 'lead', actingBody: PARTIES.issuer });
  });

  it('leaves a period that was missed overdue, however many come after it', () => {
    const state = foldAll(play(assigned(returning('hằng quý')), did.acknowledge(), set(), file('2022-Q1', '2022-03-15'), file('2022-Q2', '2022-06-15')));
    const at = endOfDay(localDate('2022-07-01'));
    const periods = periodsUntil(state.recurrence as Recurrence, localDate('2022-07-01'));
    expect(periods.map((period) => [period.key, periodStanding(period, state.filed, at)])).toEqual([['2021-Q4', 'overdue'], ['2022-Q1', 'filed'], ['2022-Q2', 'filed'], ['2022-Q3', 'running']]);
    expect(state.filed).toEqual([{ rhythm: 'quarterly', first: 8088, last: 8089 }]);
  });

  it('without a due day is never late', () => {
    const state = foldAll(play(assigned(returning('hằng quý')), did.acknowledge(), set({ due: null })));
    const [first] = periodsUntil(state.recurrence as Recurrence, localDate('2030-01-01'));
    expect(first === undefined ? null : [first.due, periodStanding(first, [], startOfDay(localDate('2030-01-01')))]).toEqual([null, 'open']);
  });
});

describe('the filed periods', () => {
  it('are exactly those filed, in any order, kept as one run for each gap', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 }), (numbers) => {
        const runs = numbers.reduce<readonly FiledRun[]>((filed, number) => withFiled(filed, 'monthly', number), [{ rhythm: 'yearly', first: 3, last: 4 }]);
        const sorted = numbers.toSorted((a, b) => a - b);
        const gaps = sorted.filter((number, place) => place === 0 || number !== (sorted[place - 1] ?? 0) + 1).length;
        expect(runs.length).toBe(gaps + 1);
        expect(Array.from({ length: 61 }, (_, number) => number).filter((number) => isFiled(runs, 'monthly', number))).toEqual(sorted);
      }),
      { numRuns: 1000 },
    );
  });
});
