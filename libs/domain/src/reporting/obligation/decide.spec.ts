import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { bodyId, directiveId, localDate, type LocalDate } from '../../kernel/index.js';
import { evolveOrganisation, emptyRegister } from '../../organisation/index.js';
import { reportPeriodNumber } from '../calendar/report-period.js';
import { reportingId } from '../reporting-ids.js';
import { owedFor, reportingDecider, type ReportingTerms } from './index.js';

const { given, play, foldAll } = deciderSpecification(reportingDecider);
const NAMES = ['btv', 'ban-dan-van', 'don-vi-a', 'don-vi-b', 'don-vi-c', 'tong-ldld', 'da-het'];
const entered = evolveOrganisation(emptyRegister, {
  type: 'BodiesRegistered',
  data: { bodies: NAMES.map((id) => ({ bodyId: bodyId(id), kind: 'partyBoard', level: 'province', parentId: null, name: id, external: id === 'tong-ldld', from: localDate('2020-01-01') })) },
});
const register = evolveOrganisation(entered, { type: 'BodyEnded', data: { bodyId: bodyId('da-het'), lastDay: localDate('2021-01-01'), basis: 'QĐ' } });
const [btv, board, a, b, c] = NAMES.map(bodyId) as [ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>, ReturnType<typeof bodyId>];
const schedule = { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } } as const;
const terms: ReportingTerms = {
  obligationId: reportingId('r-1'), title: 'Báo cáo quý', owner: board, consolidator: board, recipient: btv, units: [a, b], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: null,
  schedule, basis: { directiveId: directiveId('d-24'), symbol: '24-KH/TU', itemCode: 'IV.8', sourceLine: 151, note: 'định kỳ báo cáo' },
}; // prettier-ignore
const setUp = { type: 'SetUpReporting', terms, register } as const;
const owner = (day: string) => actOf('ban-dan-van', day);
const standing = play([setUp, owner('2021-12-01')]);
const owedUnits = (state: Parameters<typeof owedFor>[0], key: string) => owedFor(state, reportPeriodNumber('quarterly', key) ?? -1)?.units.map(({ unit, filedBy }) => `${unit} by ${filedBy}`) ?? null;

describe('an obligation to report', () => {
  it('is set up once, by its owner, and opens its periods by the calendar alone', () => {
    given([]).when(setUp, owner('2021-12-01')).thenRecords({ type: 'ReportingSetUp', data: terms });
    given(standing).when(setUp, owner('2021-12-02')).thenRefuses('reporting-already-set-up');
    const owed = owedFor(foldAll(standing), reportPeriodNumber('quarterly', '2045-Q4') ?? -1);
    expect([owed?.period.from, owed?.period.to, owed?.unitDue, owed?.consolidatedDue]).toEqual(['2045-09-15', '2045-12-14', '2045-12-20', '2045-12-25']);
    expect([owedUnits(foldAll(standing), '2021-Q4'), owedUnits(foldAll(standing), '2022-Q1')]).toEqual([null, ['don-vi-a by don-vi-a', 'don-vi-b by don-vi-b']]);
  });

  it.each<readonly [string, Partial<ReportingTerms>, string, Record<string, unknown>]>([
    ['in the name of another body', { owner: btv }, 'not-reporting-owner', { owner: 'btv', actingBody: 'ban-dan-van' }],
    ['without a title', { title: '  ' }, 'text-missing', { field: 'title' }],
    ['without a basis', { basis: { ...terms.basis, directiveId: null, symbol: ' ' } }, 'basis-missing', {}],
    ['without units', { units: [] }, 'nothing-named', { list: 'units' }],
    ['with a unit twice', { units: [a, a] }, 'body-repeated', { bodyId: 'don-vi-a' }],
    ['with a body nobody knows', { units: [bodyId('nobody')] }, 'unknown-body', { bodyId: 'nobody' }],
    ['with an external body', { units: [bodyId('tong-ldld')] }, 'external-owes-no-report', { bodyId: 'tong-ldld' }],
    ['with a body that has ended', { units: [bodyId('da-het')] }, 'body-ended', { bodyId: 'da-het' }],
    ['with one who takes its own reports', { recipient: board }, 'reporting-parts-collide', { bodyId: 'ban-dan-van' }],
    ['with a unit that gathers', { units: [a, board] }, 'reporting-parts-collide', { bodyId: 'ban-dan-van' }],
    ['for a period of another rhythm', { firstPeriod: '2022-01' }, 'report-period-unknown', { period: '2022-01' }],
    ['for a last period that is none', { lastPeriod: '2022-Q5' }, 'report-period-unknown', { period: '2022-Q5' }],
    ['ending before it begins', { lastPeriod: '2021-Q4' }, 'last-period-before-first', { firstPeriod: '2022-Q1', lastPeriod: '2021-Q4' }],
    ['with tiers due on one day', { schedule: { ...schedule, consolidatedDue: schedule.unitDue } }, 'consolidated-due-not-later', {}],
  ])('is not set up %s', (_how, change, tag, facts) => {
    given([]).when({ ...setUp, terms: { ...terms, ...change } }, owner('2021-12-01')).thenRefuses(tag as 'basis-missing', facts);
  }); // prettier-ignore

  it('is not changed by others, nor before it is there', () => {
    const end = { type: 'EndReporting', lastPeriod: '2022-Q2', basis: 'TB 5' } as const;
    given([]).when(end, owner('2021-12-01')).thenRefuses('reporting-unknown');
    given(standing).when(end, actOf('don-vi-a', '2022-01-01')).thenRefuses('not-reporting-owner', { owner: 'ban-dan-van', actingBody: 'don-vi-a' });
    given(standing).when(end, { ...owner('2022-01-01'), occurredOn: '2022-01-02' as LocalDate }).thenRefuses('occurred-in-future', { occurredOn: '2022-01-02', recordedOn: '2022-01-01' });
    given(standing).when(end, { ...owner('2022-01-02'), occurredOn: '2022-01-01' as LocalDate }).thenRefuses('late-entry-needs-basis', { occurredOn: '2022-01-01', recordedOn: '2022-01-02' });
  });

  it('takes and gives up units from a period that is not over, on record', () => {
    const add = { type: 'AddReportingUnit', unit: c, fromPeriod: '2022-Q3', reason: ' mới lập ', register } as const;
    given(standing).when(add, owner('2022-06-20')).thenRecords({ type: 'ReportingUnitAdded', data: { unit: c, fromPeriod: '2022-Q3', reason: 'mới lập' } });
    given(standing).when({ ...add, unit: a }, owner('2022-06-20')).thenRefuses('unit-already-reports', { unit: 'don-vi-a' });
    given(standing).when({ ...add, unit: btv }, owner('2022-06-20')).thenRefuses('reporting-parts-collide', { bodyId: 'btv' });
    given(standing).when({ ...add, fromPeriod: '2022-Q1' }, owner('2022-03-15')).thenRefuses('report-period-over', { period: '2022-Q1', to: '2022-03-14' });
    given(standing).when({ ...add, fromPeriod: '2021-Q4' }, owner('2022-03-15')).thenRefuses('report-period-unknown', { period: '2021-Q4' });
    given(standing).when({ ...add, reason: ' ' }, owner('2022-06-20')).thenRefuses('reason-missing');
    const leave = { type: 'WithdrawReportingUnit', unit: a, fromPeriod: '2022-Q3', basis: 'QĐ 7' } as const;
    given(standing).when({ ...leave, unit: c }, owner('2022-06-20')).thenRefuses('unit-does-not-report', { unit: 'don-vi-c' });
    const both = foldAll(play([setUp, owner('2021-12-01')], [add, owner('2022-06-20')], [leave, owner('2022-06-20')]));
    expect([owedUnits(both, '2022-Q2'), owedUnits(both, '2022-Q3')]).toEqual([['don-vi-a by don-vi-a', 'don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b', 'don-vi-c by don-vi-c']]);
  });

  it('changes its due days for later periods only', () => {
    const change = { type: 'ChangeReportSchedule', fromPeriod: '2022-Q3', schedule: { unitDue: null, consolidatedDue: null }, basis: 'CV 9' } as const;
    const state = foldAll(play([setUp, owner('2021-12-01')], [change, owner('2022-06-20')]));
    expect(['2022-Q2', '2022-Q3'].map((key) => owedFor(state, reportPeriodNumber('quarterly', key) ?? -1)?.unitDue)).toEqual(['2022-06-20', null]);
    given(standing).when({ ...change, schedule: { ...schedule, consolidatedDue: { by: 'days-after-units', days: 0 } } }, owner('2022-06-20')).thenRefuses('schedule-invalid');
    given(standing).when({ ...change, basis: '' }, owner('2022-06-20')).thenRefuses('basis-missing');
  });

  it('is ended after a last period, which stays owed', () => {
    const end = { type: 'EndReporting', lastPeriod: '2022-Q2', basis: 'TB 5' } as const;
    const ended = play([setUp, owner('2021-12-01')], [end, owner('2022-09-14')]);
    expect([owedUnits(foldAll(ended), '2022-Q2')?.length, owedUnits(foldAll(ended), '2022-Q3')]).toEqual([2, null]);
    given(standing).when(end, owner('2022-09-15')).thenRefuses('report-period-over', { period: '2022-Q3', to: '2022-09-14' });
    given(ended).when(end, owner('2022-09-14')).thenRefuses('reporting-ended', { lastPeriod: '2022-Q2' });
  });

  it('is withdrawn when it was a mistake: then nothing is owed', () => {
    const withdrawn = play([setUp, owner('2021-12-01')], [{ type: 'WithdrawReporting', basis: 'nhầm' }, owner('2022-09-14')]);
    expect(owedUnits(foldAll(withdrawn), '2022-Q1')).toBeNull();
    given(withdrawn).when({ type: 'WithdrawReporting', basis: 'nhầm' }, owner('2022-09-15')).thenRefuses('reporting-withdrawn');
    given(standing).when({ type: 'WithdrawReporting', basis: ' ' }, owner('2022-09-15')).thenRefuses('basis-missing');
  });
});

describe('a part that is handed over (R11)', () => {
  const handOver = { type: 'HandOverReporting', part: 'unit', from: a, to: c, fromPeriod: '2022-Q3', basis: 'QĐ sáp nhập', register } as const;

  it('keeps the old name for earlier periods, and lets the new body file what is missing of them', () => {
    const state = foldAll(play([setUp, owner('2021-12-01')], [handOver, owner('2022-07-01')]));
    expect([owedUnits(state, '2022-Q2'), owedUnits(state, '2022-Q3')]).toEqual([['don-vi-a by don-vi-c', 'don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b', 'don-vi-c by don-vi-c']]);
  });

  it('of two units that become one is one report', () => {
    const state = foldAll(play([setUp, owner('2021-12-01')], [{ ...handOver, to: b }, owner('2022-07-01')]));
    expect([owedUnits(state, '2022-Q2'), owedUnits(state, '2022-Q3')]).toEqual([['don-vi-a by don-vi-b', 'don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b']]);
  });

  it('to who gathers the reports, or who comes to gather them, ends what that body owes to itself', () => {
    const merged = foldAll(play([setUp, owner('2021-12-01')], [{ ...handOver, to: board }, owner('2022-07-01')]));
    expect([owedUnits(merged, '2022-Q2'), owedUnits(merged, '2022-Q3')]).toEqual([['don-vi-a by ban-dan-van', 'don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b']]);
    const gathers = foldAll(play([setUp, owner('2021-12-01')], [{ ...handOver, part: 'consolidator', from: board, to: a }, owner('2022-07-01')]));
    expect([owedUnits(gathers, '2022-Q2'), owedUnits(gathers, '2022-Q3')]).toEqual([['don-vi-a by don-vi-a', 'don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b']]);
  });

  it('of an obligation that has ended goes over with what is missing only', () => {
    const ended = play([setUp, owner('2021-12-01')], [{ type: 'EndReporting', lastPeriod: '2022-Q2', basis: 'TB 5' }, owner('2022-06-20')]);
    given(ended).when({ ...handOver, fromPeriod: '2022-Q4' }, owner('2023-07-01')).thenRefuses('report-period-unknown', { period: '2022-Q4' });
    given(ended).when({ ...handOver, fromPeriod: '2022-Q3' }, owner('2023-07-01')).thenState((state) => expect(owedUnits(state, '2022-Q2')).toEqual(['don-vi-a by don-vi-c', 'don-vi-b by don-vi-b']));
  });

  it('of a unit that reports no more goes over with what is missing of its time', () => {
    const leave = { type: 'WithdrawReportingUnit', unit: a, fromPeriod: '2022-Q2', basis: 'QĐ 7' } as const;
    const state = foldAll(play([setUp, owner('2021-12-01')], [leave, owner('2022-03-01')], [handOver, owner('2022-07-01')]));
    expect(['2022-Q1', '2022-Q2', '2022-Q3'].map((key) => owedUnits(state, key))).toEqual([['don-vi-a by don-vi-c', 'don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b'], ['don-vi-b by don-vi-b']]);
    given(play([setUp, owner('2021-12-01')], [handOver, owner('2022-07-01')])).when(handOver, owner('2022-07-02')).thenRefuses('reporting-part-not-held', { part: 'unit', bodyId: 'don-vi-a' });
  });

  it('of the owner lets the new one decide', () => {
    const moved = play([setUp, owner('2021-12-01')], [{ ...handOver, part: 'owner', from: board, to: c }, owner('2022-07-01')]);
    given(moved).when({ type: 'WithdrawReporting', basis: 'x' }, owner('2022-07-02')).thenRefuses('not-reporting-owner', { owner: 'don-vi-c', actingBody: 'ban-dan-van' });
    given(moved).when({ type: 'WithdrawReporting', basis: 'x' }, actOf('don-vi-c', '2022-07-02')).thenRecords({ type: 'ReportingWithdrawn', data: { basis: 'x' } });
  });

  it('may be that of who gathers or takes the reports, but nobody takes its own', () => {
    const state = foldAll(play([setUp, owner('2021-12-01')], [{ ...handOver, part: 'consolidator', from: board, to: c }, owner('2022-07-01')]));
    expect([state.consolidator, state.recipient]).toEqual(['don-vi-c', 'btv']);
    given(standing).when({ ...handOver, part: 'consolidator', from: board, to: btv }, owner('2022-07-01')).thenRefuses('reporting-parts-collide', { bodyId: 'btv' });
    given(standing).when({ ...handOver, part: 'recipient', from: btv, to: board }, owner('2022-07-01')).thenRefuses('reporting-parts-collide', { bodyId: 'ban-dan-van' });
    given(standing).when({ ...handOver, from: c, to: a }, owner('2022-07-01')).thenRefuses('reporting-part-not-held', { part: 'unit', bodyId: 'don-vi-c' });
    given(standing).when({ ...handOver, to: bodyId('da-het') }, owner('2022-07-01')).thenRefuses('body-ended', { bodyId: 'da-het' });
  });
});
