import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { isWorkingDay, knowledgeOfYear, POLICY_V1, WORKING_CALENDAR_V1, WORKING_CALENDAR_V2 } from '../deadline/index.js';
import { addDays, bodyId, localDate, type LocalDate } from '../kernel/index.js';
import {
  calendarOfVersion, initialSupervisionRules, POLICY_SWITCHES, policyFor, policyOfVersion, supervisionRulesDecider, supervisionRulesFromJson, supervisionRulesToJson,
  type AnnouncedDay, type SupervisionRulesCommand, type SupervisionRulesState,
} from './index.js';

const { given, play } = deciderSpecification(supervisionRulesDecider);
const act = actOf('vptu', '2026-12-01');
const day = localDate;
const btv = bodyId('btvtu');
const holiday = (date: string): AnnouncedDay => ({ date: day(date), occasion: 'new-year', kind: 'holiday', name: null });
const calendarOf = (days: readonly AnnouncedDay[], year = 2027): Extract<SupervisionRulesCommand, { type: 'PublishWorkingCalendar' }> => ({
  type: 'PublishWorkingCalendar', year, days, basis: 'thông báo về lịch nghỉ 2027',
});
const policyOf = (switches: Readonly<Record<string, unknown>>, issuer = null as typeof btv | null): Extract<SupervisionRulesCommand, { type: 'PublishPolicy' }> => ({
  type: 'PublishPolicy', issuer, issuerStands: true, switches, basis: 'quy chế làm việc',
});
const { version: _version, name: _name, ...SHIPPED } = POLICY_V1;
const newYear = { date: '2027-01-01', occasion: 'new-year', name: { vi: 'Tết Dương lịch', en: 'New Year' }, kind: 'holiday' };

describe('a working calendar', () => {
  const two = [{ ...holiday('2027-01-02'), kind: 'swapped-worked' as const }, holiday('2027-01-01')];

  it('is published year by year, sorted, each time under the next version', () => {
    const worked = { ...newYear, date: '2027-01-02', name: { vi: 'Tết Dương lịch (làm bù)', en: 'New Year (day worked in exchange)' }, kind: 'swapped-worked' };
    const first = { version: 101, follows: 2, year: 2027, days: [newYear, worked], basis: 'thông báo về lịch nghỉ 2027' };
    given([]).when(calendarOf(two), act).thenRecords({ type: 'WorkingCalendarPublished', data: first as never });
    given(play([calendarOf(two), act])).when(calendarOf([holiday('2028-01-03')], 2028), act).thenState(({ calendar, calendars }) => {
      expect([calendar.version, calendars.map(({ version, follows }) => [version, follows])]).toEqual([102, [[101, 2], [102, 101]]]);
      expect([2026, 2027, 2028, 2029].map((year) => knowledgeOfYear(year, calendar))).toEqual(['official', 'official', 'official', 'computed']);
      expect(isWorkingDay(day('2027-01-02'), calendar)).toBe(true);
    });
  });

  it('published again unchanged records nothing; a later one leaves the earlier as it was', () => {
    const published = play([calendarOf(two), act]);
    given(published).when(calendarOf(two.toReversed()), act).thenRecords();
    given(published).when(calendarOf([holiday('2027-01-04')]), act).thenState((state) => {
      const versions = [1, 2, 101, 102].map((version) => calendarOfVersion(state, version));
      expect(versions[0]).toBe(WORKING_CALENDAR_V1);
      expect(versions[1]).toBe(WORKING_CALENDAR_V2);
      expect(versions.slice(2).map((calendar) => calendar?.daysOff.has(day('2027-01-01')))).toEqual([true, false]);
      expect(calendarOfVersion(state, 103)).toBeNull();
    });
  });

  const wholeYear = Array.from({ length: 365 }, (_, index) => addDays(day('2027-01-01'), index));
  const inMonth = (month: string): readonly AnnouncedDay[] => wholeYear.filter((date) => date.startsWith(`2027-${month}`)).map(holiday);
  it.each([
    ['makes every day a holiday', calendarOf(wholeYear.map(holiday)), 'calendar-without-working-days', { from: '2027-01-01', to: '2027-01-28' }],
    ['leaves a month without a working day', calendarOf(inMonth('02')), 'calendar-without-working-days', { from: '2027-01-30', to: '2027-02-26' }],
    ['rests four weeks', calendarOf([1, 2, 3, 4].flatMap((week) => [0, 1, 2, 3, 4].map((more) => holiday(addDays(day('2027-05-31'), week * 7 + more))))), 'calendar-without-working-days', { from: '2027-06-05', to: '2027-07-02' }],
    ['names a day of another year', calendarOf([holiday('2028-01-03')]), 'calendar-day-outside-year', { year: 2027, date: '2028-01-03' }],
    ['names a day twice', calendarOf([holiday('2027-01-01'), holiday('2027-01-01')]), 'calendar-day-repeated', { date: '2027-01-01' }],
    ['names no existing day', calendarOf([{ ...holiday('2027-01-01'), date: '2027-02-29' as LocalDate }]), 'calendar-day-invalid', { date: '2027-02-29' }],
    ['names a day of no occasion', calendarOf([{ ...holiday('2027-01-01'), occasion: 'birthday' as 'other' }]), 'calendar-day-invalid', { date: '2027-01-01' }],
    ['names a day with a blank name', calendarOf([{ ...holiday('2027-01-01'), name: { vi: ' ', en: 'x' } }]), 'calendar-day-invalid', { date: '2027-01-01' }],
    ['has nobody rest', calendarOf([{ ...holiday('2027-01-02'), kind: 'swapped-worked' }]), 'calendar-without-days', { year: 2027 }],
    ['works on a Friday in exchange', calendarOf([holiday('2027-01-04'), { ...holiday('2027-01-01'), kind: 'swapped-worked' }]), 'calendar-day-of-no-effect', { date: '2027-01-01', kind: 'swapped-worked' }],
    ['rests on a Sunday in lieu', calendarOf([{ ...holiday('2027-01-03'), kind: 'in-lieu' }]), 'calendar-day-of-no-effect', { date: '2027-01-03', kind: 'in-lieu' }],
    ['is of a year far away', calendarOf([holiday('2027-01-01')], 1999), 'calendar-year-invalid', { year: 1999, from: 2000, to: 2150 }],
    ['has no basis', { ...calendarOf([holiday('2027-01-01')]), basis: ' ' }, 'basis-missing', {}],
  ] as const)('is refused when it %s', (_how, command, tag, facts) => {
    given([]).when(command, act).thenRefuses(tag, facts);
  });

  it('once published always leaves a working day within four weeks', () => {
    const dates = fc.uniqueArray(fc.integer({ min: 0, max: 364 }), { maxLength: 200 });
    fc.assert(
      fc.property(dates, (offsets) => {
        const decision = supervisionRulesDecider.decide(calendarOf(offsets.map((offset) => holiday(addDays(day('2027-01-01'), offset)))), initialSupervisionRules, act);
        if (!decision.ok) return;
        const { calendar } = decision.events.reduce((state, event) => supervisionRulesDecider.evolve(state, event, act), initialSupervisionRules);
        let [rest, longest] = [0, 0];
        for (let date = day('2027-01-01'); date.startsWith('2027'); date = addDays(date, 1)) {
          rest = isWorkingDay(date, calendar) ? 0 : rest + 1;
          longest = Math.max(longest, rest);
        }
        expect(longest).toBeLessThan(28);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a policy', () => {
  it('keeps what is not named, and is published whole', () => {
    given([]).when(policyOf({ dueSoonDays: 10 }), act).thenRecords({
      type: 'PolicyPublished', data: { version: 101, issuer: null, switches: { ...SHIPPED, dueSoonDays: 10 }, basis: 'quy chế làm việc' },
    });
    given(play([policyOf({ dueSoonDays: 10 }), act])).when(policyOf({ maxExtensions: 0 }, btv), act).thenRecords({
      type: 'PolicyPublished', data: { version: 102, issuer: btv, switches: { ...SHIPPED, dueSoonDays: 10, maxExtensions: 0 }, basis: 'quy chế làm việc' },
    });
  });

  it('holds for its issuer; one for all leaves it alone, and older versions stay', () => {
    const history = play([policyOf({ maxExtensions: 0 }, btv), act], [policyOf({ maxExtensions: 5 }), act]);
    given(history).when(policyOf({ maxExtensions: 1 }, btv), act).thenState((state) => {
      expect([policyFor(state, btv), policyFor(state, null), policyFor(state, bodyId('x'))].map(({ version, maxExtensions }) => [version, maxExtensions])).toEqual([[103, 1], [102, 5], [102, 5]]);
      expect([1, 101, 102, 103, 104].map((version) => policyOfVersion(state, version)?.maxExtensions)).toEqual([2, 0, 5, 1, undefined]);
      expect(policyFor(state, btv).name).toBe('btvtu');
    });
    given(history).when(policyOf({ maxExtensions: 5 }), act).thenRecords();
    given(history).when(policyOf({}, btv), act).thenRecords();
  });

  it('knows every switch of the policy in force', () => {
    expect([...POLICY_SWITCHES].sort()).toEqual(Object.keys(SHIPPED).sort());
  });

  const rung = { id: 'due+2', about: 'due', offset: 2, unit: 'working-days', grade: 'remind', to: 'lead' };
  it.each([
    ['an unknown switch', policyOf({ paintItRed: true }), 'unknown-switch', { switch: 'paintItRed' }],
    ['the version itself', policyOf({ version: 7 }), 'unknown-switch', { switch: 'version' }],
    ['a negative limit', policyOf({ approverWorkingDays: -1 }), 'limit-negative', { switch: 'approverWorkingDays', value: -1 }],
    ['a negative limit within', policyOf({ urgencyEntryLimits: { ...SHIPPED.urgencyEntryLimits, ordinaryWorkingDays: -2 } }), 'limit-negative', { switch: 'urgencyEntryLimits.ordinaryWorkingDays', value: -2 }],
    ['half a day', policyOf({ dueSoonDays: 1.5 }), 'switch-invalid', { switch: 'dueSoonDays', expected: '0–366' }],
    ['a word for yes', policyOf({ beforeIsExclusive: 'yes' }), 'switch-invalid', { switch: 'beforeIsExclusive', expected: 'true | false' }],
    ['a review every nought months', policyOf({ reviewEveryMonths: 0 }), 'switch-invalid', { switch: 'reviewEveryMonths', expected: '1–120' }],
    ['an hour that no day has', policyOf({ digestHour: { hour: 24, minute: 0 } }), 'switch-invalid', { switch: 'digestHour.hour', expected: '0–23' }],
    ['an hour with seconds', policyOf({ digestHour: { hour: 4, minute: 0, second: 0 } }), 'unknown-switch', { switch: 'digestHour.second' }],
    ['a colour unheard of', policyOf({ slipColours: { ...SHIPPED.slipColours, urge: 'tím' } }), 'switch-invalid', { switch: 'slipColours.urge', expected: 'xanh | cam | đỏ' }],
    ['a missing colour', policyOf({ slipColours: {} }), 'switch-invalid', { switch: 'slipColours.remind', expected: 'xanh | cam | đỏ' }],
    ['a ladder that is none', policyOf({ reminderLadder: 'due' }), 'switch-invalid', { switch: 'reminderLadder', expected: '0–60' }],
    ['a rung twice', policyOf({ reminderLadder: [rung, { ...rung, offset: 3 }] }), 'ladder-invalid', { rung: 'due+2', field: 'id' }],
    ['a rung of no grade', policyOf({ reminderLadder: [{ ...rung, grade: 'shout' }] }), 'ladder-invalid', { rung: 'due+2', field: 'grade' }],
    ['a rung on half a day', policyOf({ reminderLadder: [{ ...rung, offset: 0.5 }] }), 'ladder-invalid', { rung: 'due+2', field: 'offset' }],
    ['a rung with more to say', policyOf({ reminderLadder: [{ ...rung, cc: 'all' }] }), 'ladder-invalid', { rung: 'due+2', field: 'cc' }],
    ['no rung at all', policyOf({ reminderLadder: [null] }), 'ladder-invalid', { rung: null, field: null }],
    ['an issuer that does not stand', { ...policyOf({}, bodyId('nobody')), issuerStands: false }, 'unknown-issuer', { issuer: 'nobody' }],
    ['no basis', { ...policyOf({ dueSoonDays: 8 }), basis: '' }, 'basis-missing', {}],
  ] as const)('is refused with %s', (_how, command, tag, facts) => {
    given([]).when(command, act).thenRefuses(tag, facts);
  });

  it('is refused from tomorrow, and from yesterday without a proof', () => {
    const [early, late] = [{ ...act, occurredOn: day('2026-12-02') }, { ...act, occurredOn: day('2026-11-30') }];
    given([]).when(policyOf({}), early).thenRefuses('occurred-in-future', { occurredOn: '2026-12-02', recordedOn: '2026-12-01' });
    given([]).when(policyOf({}), late).thenRefuses('late-entry-needs-basis', { occurredOn: '2026-11-30', recordedOn: '2026-12-01' });
  });
});

describe('the state in plain JSON', () => {
  it('comes back whole', () => {
    const steps = [calendarOf([holiday('2027-01-01')]), policyOf({ maxExtensions: 0 }, btv), calendarOf([holiday('2027-01-04')]), policyOf({ dueSoonDays: 9 })];
    const state = play(...steps.map((step) => [step, act] as const)).reduce<SupervisionRulesState>((folded, { event }) => supervisionRulesDecider.evolve(folded, event, act), initialSupervisionRules);
    expect(supervisionRulesFromJson(JSON.parse(JSON.stringify(supervisionRulesToJson(state))))).toEqual(state);
  });
});
