import { describe, expect, it } from '@jest/globals';
import { actOf, deciderSpecification } from '#libs/testing/domain';
import { assignmentId, bodyId, directiveId, taskCode } from '../kernel/index.js';
import { decimal, indicatorDecider, indicatorId, measurementOf, type DecimalText, type IndicatorCommand, type IndicatorContent, type IndicatorMilestone, type Measurement, type MilestoneTarget } from './index.js';

const { given, play } = deciderSpecification(indicatorDecider);
const issuer = bodyId('btv-tinh-uy');
const office = actOf('btv-tinh-uy', '2021-11-20');
const later = actOf('ldld-tinh', '2024-01-15');
const ids = { indicatorId: indicatorId('i-1'), directiveId: directiveId('d-24'), issuer };
const id = ids.indicatorId;

const target = (value: string, more: Partial<Extract<MilestoneTarget, { kind: 'number' }>> = {}): MilestoneTarget => ({ kind: 'number', operator: '>', value: decimal(value), tolerance: null, reading: null, ...more });
const milestone = (year: number, asks: MilestoneTarget, more: Partial<IndicatorMilestone> = {}): IndicatorMilestone => ({ code: `II.${year}`, sourceLine: 46, when: { kind: 'year', year }, written: null, target: asks, ...more });
const share: IndicatorContent = {
  code: 'II.2.4.b', name: 'Doanh nghiệp có thỏa ước', measure: 'share', unit: '%', denominator: 'doanh nghiệp có công đoàn', scope: null, reporters: [bodyId('ldld-tinh')],
  milestones: [milestone(2023, target('75')), milestone(2025, target('80'))], sample: false,
};
const count: IndicatorContent = { ...share, code: 'II.2.4.a', measure: 'count', unit: 'đoàn viên', denominator: null };
const words: IndicatorContent = { ...share, code: 'II.2.7.a', measure: 'words', unit: null, denominator: null, milestones: [milestone(2045, { kind: 'words', words: 'hầu hết' })] };
const define = (content: IndicatorContent = share): IndicatorCommand => ({ type: 'DefineIndicator', ...ids, content });
const withMilestones = (...milestones: readonly IndicatorMilestone[]): IndicatorCommand => define({ ...share, milestones });

const found: Measurement = { unit: '%', value: null, numerator: decimal('760'), denominator: decimal('1000'), words: null, evidence: 'Báo cáo số 5', source: 'thống kê công đoàn', simulated: false };
const counted: Measurement = { ...found, unit: 'đoàn viên', value: decimal('78120'), numerator: null, denominator: null };
const told: Measurement = { ...found, unit: null, numerator: null, denominator: null, words: 'khoảng ba phần tư' };
const at = { body: bodyId('btv-tinh-uy'), period: '2023' };
const record = (measurement: Measurement = found, more: Partial<Extract<IndicatorCommand, { type: 'RecordMeasurement' }>> = {}): IndicatorCommand => ({ type: 'RecordMeasurement', ...at, bodyStands: 'active', measurement, ...more });

const defined = play([define(), office]);
const measured = play([define(), office], [record(), later]);
const withdrawn = play([define(), office], [{ type: 'WithdrawIndicator', basis: 'KL 9' }, later]);

describe('an indicator', () => {
  it('is defined once, its text composed', () => {
    given([]).when(define(), office).thenRecords({ type: 'IndicatorDefined', data: { ...ids, content: share } });
    given([]).when(define({ ...share, name: ` ${share.name.normalize('NFD')} `, scope: ' ', reporters: [bodyId('ldld-tinh'), bodyId('ldld-tinh')] }), office).thenRecords({ type: 'IndicatorDefined', data: { ...ids, content: share } });
    given(defined).when(define(), office).thenRefuses('indicator-already-defined', { code: 'II.2.4.b' });
    given([]).when(record(), later).thenRefuses('indicator-not-defined');
  });

  it('names its code, name, unit and, for a share, the whole', () => {
    given([]).when(define({ ...share, code: 'chỉ tiêu' }), office).thenRefuses('code-invalid', { code: 'chỉ tiêu' });
    given([]).when(define({ ...share, name: ' ' }), office).thenRefuses('indicator-name-missing');
    given([]).when(define({ ...share, unit: null }), office).thenRefuses('unit-missing');
    given([]).when(define({ ...count, unit: ' ' }), office).thenRefuses('unit-missing');
    given([]).when(define({ ...share, unit: 'phần' }), office).thenRefuses('unit-unfit', { unit: 'phần', expected: '%' });
    given([]).when(define({ ...words, unit: '%' }), office).thenRefuses('unit-unfit', { unit: '%', expected: null });
    given([]).when(define({ ...share, denominator: null }), office).thenRefuses('denominator-missing');
    given([]).when(define({ ...count, denominator: 'dân số' }), office).thenRefuses('denominator-unfit');
  });

  it('has milestones one after another, each judged by a known sign', () => {
    given([]).when(withMilestones(), office).thenRefuses('milestones-missing');
    given([]).when(withMilestones(milestone(2025, target('80')), milestone(2023, target('75'))), office).thenRefuses('milestones-out-of-order', { code: 'II.2023', judgedOn: '2023-12-31' });
    given([]).when(withMilestones(milestone(2025, target('80')), milestone(2025, target('75'), { code: 'b' })), office).thenRefuses('milestones-out-of-order', { code: 'b', judgedOn: '2025-12-31' });
    given([]).when(withMilestones(milestone(2025, target('80')), milestone(2026, target('75'), { code: 'II.2025' })), office).thenRefuses('milestone-repeated', { code: 'II.2025' });
    given([]).when(withMilestones(milestone(1, target('80'))), office).thenRefuses('milestone-year-invalid', { code: 'II.1', year: 1 });
    given([]).when(withMilestones(milestone(2023, target('80')), milestone(2024, target('80'), { when: { kind: 'yearly' } })), office).thenRefuses('milestones-mixed', { code: 'II.2024' });
    given([]).when(withMilestones(milestone(2023, target('80', { operator: '!=' as '>' }))), office).thenRefuses('operator-unknown', { code: 'II.2023', operator: '!=' });
    given([]).when(withMilestones(milestone(2023, target('80', { value: '78.000' as DecimalText }))), office).thenRefuses('number-malformed', { field: 'value', text: '78.000' });
    given([]).when(withMilestones(milestone(2023, target('80', { tolerance: decimal('1') }))), office).thenRefuses('tolerance-unfit', { code: 'II.2023' });
    given([]).when(withMilestones(milestone(2023, target('80', { operator: '≈', tolerance: decimal('-1') }))), office).thenRefuses('tolerance-unfit', { code: 'II.2023' });
    given([]).when(withMilestones(milestone(2023, target('80', { operator: '=', reading: { operator: '≥', reason: ' ' } }))), office).thenRefuses('words-missing', { code: 'II.2023' });
    given([]).when(withMilestones(milestone(2023, { kind: 'words', words: ' ' })), office).thenRefuses('words-missing', { code: 'II.2023' });
    given([]).when(define({ ...words, milestones: [milestone(2045, target('50'))] }), office).thenRefuses('target-unfit', { code: 'II.2045' });
  });

  it('is amended on a basis, in what it measures only while nothing was measured', () => {
    const amend = (content: IndicatorContent, basis = '30-KH/TU'): IndicatorCommand => ({ type: 'AmendIndicator', content, basis });
    const further = { ...share, milestones: [...share.milestones, milestone(2030, target('85'))] };
    const number = { ...count, code: share.code };
    given(measured).when(amend(further), later).thenRecords({ type: 'IndicatorAmended', data: { indicatorId: id, content: further, basis: '30-KH/TU' } });
    given(defined).when(amend(number), later).thenRecords({ type: 'IndicatorAmended', data: { indicatorId: id, content: number, basis: '30-KH/TU' } });
    given(measured).when(amend(number), later).thenRefuses('measured-already');
    given(defined).when(amend(further, ' '), later).thenRefuses('basis-missing');
    given(defined).when(amend(share), later).thenRefuses('nothing-changed');
    given(defined).when(amend({ ...further, code: 'II.9' }), later).thenRefuses('indicator-code-changed', { code: 'II.2.4.b' });
    given(defined).when(amend({ ...further, name: '' }), later).thenRefuses('indicator-name-missing');
  });

  it('is withdrawn on a basis, and then takes nothing more', () => {
    given(defined).when({ type: 'WithdrawIndicator', basis: '' }, later).thenRefuses('basis-missing');
    given(defined).when({ type: 'WithdrawIndicator', basis: 'KL 9' }, later).thenRecords({ type: 'IndicatorWithdrawn', data: { indicatorId: id, basis: 'KL 9' } });
    given(withdrawn).when({ type: 'WithdrawIndicator', basis: 'KL 9' }, later).thenRecords();
    given(withdrawn).when(record(), later).thenRefuses('indicator-withdrawn');
  });

  it('is entered afterwards only with a basis, and never before it happened', () => {
    given([]).when(define(), { ...office, occurredOn: actOf('x', '2021-11-15').occurredOn }).thenRefuses('late-entry-needs-basis', { occurredOn: '2021-11-15', recordedOn: '2021-11-20' });
    given([]).when(define(), { ...office, occurredOn: later.occurredOn }).thenRefuses('occurred-in-future', { occurredOn: '2024-01-15', recordedOn: '2021-11-20' });
  });
});

describe('a measurement', () => {
  it('is recorded once for a body and period', () => {
    given(defined).when(record(), later).thenRecords({ type: 'MeasurementRecorded', data: { indicatorId: id, ...at, measurement: found } });
    given(measured).when(record(), later).thenRecords();
    given(measured).when(record({ ...found, numerator: decimal('761') }), later).thenRefuses('already-measured', at);
    given(measured).when(record(found, { period: '2023-H2' }), later).thenRecords({ type: 'MeasurementRecorded', data: { indicatorId: id, ...at, period: '2023-H2', measurement: found } });
    given(measured).when(record(found, { body: bodyId('cap-uy-a-luoi') }), later).thenRecords({ type: 'MeasurementRecorded', data: { indicatorId: id, ...at, body: bodyId('cap-uy-a-luoi'), measurement: found } });
  });

  it('of a share has a numerator, a denominator above zero and no more than the whole', () => {
    const part = (numerator: string | null, denominator: string | null, value: string | null = null): IndicatorCommand =>
      record({ ...found, value: value as DecimalText | null, numerator: numerator as DecimalText | null, denominator: denominator as DecimalText | null });
    given(defined).when(part('760', null), later).thenRefuses('denominator-missing');
    given(defined).when(part(null, null, '76'), later).thenRefuses('denominator-missing');
    given(defined).when(part(null, '1000'), later).thenRefuses('numerator-missing');
    given(defined).when(part('0', '0'), later).thenRefuses('denominator-zero');
    given(defined).when(part('1001', '1000'), later).thenRefuses('numerator-above-denominator', { numerator: '1001', denominator: '1000' });
    given(defined).when(part('-1', '1000'), later).thenRefuses('number-negative', { field: 'numerator' });
    given(defined).when(part('7,6', '1000'), later).thenRefuses('number-malformed', { field: 'numerator', text: '7,6' });
    given(defined).when(part('16051', '16274', '98.64'), later).thenRefuses('value-disagrees', { value: '98.64', computed: '98.6297' });
    for (const value of ['98.62', '98.63', '98.6', '99', '98']) given(defined).when(part('16051', '16274', value), later).thenState((state) => expect(measurementOf(state, at.body, '2023')?.value).toBe(value));
  });

  it('is in the unit of its indicator, of its kind, with evidence and source', () => {
    given(defined).when(record({ ...found, unit: null }), later).thenRefuses('unit-missing');
    given(defined).when(record({ ...found, unit: 'doanh nghiệp' }), later).thenRefuses('unit-mismatch', { unit: 'doanh nghiệp', expected: '%' });
    given(defined).when(record({ ...found, words: 'nhiều' }), later).thenRefuses('value-unfit', { field: 'words' });
    given(defined).when(record({ ...found, evidence: ' ' }), later).thenRefuses('evidence-missing', { field: 'evidence' });
    given(defined).when(record({ ...found, source: '' }), later).thenRefuses('evidence-missing', { field: 'source' });
    const ofCount = play([define(count), office]);
    given(ofCount).when(record(counted), later).thenRecords({ type: 'MeasurementRecorded', data: { indicatorId: id, ...at, measurement: counted } });
    given(ofCount).when(record({ ...counted, value: null }), later).thenRefuses('value-missing');
    given(ofCount).when(record({ ...counted, value: decimal('78.125') }), later).thenRefuses('count-not-whole', { value: '78.125' });
    given(ofCount).when(record({ ...counted, value: decimal('-1') }), later).thenRefuses('number-negative', { field: 'value' });
    given(ofCount).when(record({ ...counted, denominator: decimal('5') }), later).thenRefuses('value-unfit', { field: 'denominator' });
    const inWords = play([define(words), office]);
    given(inWords).when(record(told), later).thenRecords({ type: 'MeasurementRecorded', data: { indicatorId: id, ...at, measurement: told } });
    given(inWords).when(record({ ...told, words: ' ' }), later).thenRefuses('value-missing');
    given(inWords).when(record({ ...told, value: decimal('51') }), later).thenRefuses('value-unfit', { field: 'value' });
    given(inWords).when(record({ ...told, unit: '%' }), later).thenRefuses('unit-unfit', { unit: '%', expected: null });
  });

  it('speaks of a period that has ended and of a body that lived at its end', () => {
    given(defined).when(record(found, { period: '2023-13' }), later).thenRefuses('period-malformed', { period: '2023-13' });
    given(defined).when(record(found, { period: '2024' }), later).thenRefuses('period-in-the-future', { period: '2024', endsOn: '2024-12-31', today: '2024-01-15' });
    given(defined).when(record(found, { period: '2024-01-15' }), later).thenRecords({ type: 'MeasurementRecorded', data: { indicatorId: id, ...at, period: '2024-01-15', measurement: found } });
    given(defined).when(record(found, { bodyStands: 'unknown' }), later).thenRefuses('unknown-body', at);
    given(defined).when(record(found, { bodyStands: 'ended' }), later).thenRefuses('body-ended', at);
  });

  it('is corrected or withdrawn by a counter-act with its reason (R15)', () => {
    const corrected = { ...found, numerator: decimal('751') };
    const correct = (measurement: Measurement, reason = 'cộng nhầm', period = '2023'): IndicatorCommand => ({ type: 'CorrectMeasurement', body: at.body, period, measurement, reason });
    const withdraw = (reason = 'nhầm đơn vị', period = '2023'): IndicatorCommand => ({ type: 'WithdrawMeasurement', body: at.body, period, reason });
    given(measured).when(correct(corrected), later).thenRecords({ type: 'MeasurementCorrected', data: { indicatorId: id, ...at, measurement: corrected, reason: 'cộng nhầm' } });
    given(measured).when(correct(found), later).thenRecords();
    given(measured).when(correct(corrected, ' '), later).thenRefuses('reason-missing');
    given(measured).when(correct({ ...corrected, denominator: decimal('0') }), later).thenRefuses('denominator-zero');
    given(measured).when(correct(corrected, 'x', '2022'), later).thenRefuses('not-measured', { body: at.body, period: '2022' });
    given(measured).when(withdraw(), later).thenRecords({ type: 'MeasurementWithdrawn', data: { indicatorId: id, ...at, reason: 'nhầm đơn vị' } });
    given(measured).when(withdraw(' '), later).thenRefuses('reason-missing');
    given(play([define(), office], [record(), later], [withdraw(), later])).when(withdraw(), later).thenRefuses('not-measured', at);
    given(play([define(), office], [record(), later], [withdraw(), later])).when(record(corrected), later).thenState((state) => expect(state.measured).toEqual({ 'btv-tinh-uy': { 2023: corrected } }));
  });
});

describe('a link to a duty', () => {
  const task = { kind: 'task', taskCode: taskCode('IV.7a') } as const;
  const copy = { kind: 'assignment', assignmentId: assignmentId('a-1') } as const;
  const linked = play([define(), office], [{ type: 'LinkIndicator', duty: task, known: true }, office]);

  it('is made and undone by acts of its own, and measures nothing', () => {
    given(defined).when({ type: 'LinkIndicator', duty: task, known: true }, office).thenRecords({ type: 'IndicatorLinked', data: { indicatorId: id, duty: task } });
    given(defined).when({ type: 'LinkIndicator', duty: task, known: false }, office).thenRefuses('duty-unknown', { duty: 'task:IV.7a' });
    given(linked).when({ type: 'LinkIndicator', duty: task, known: true }, office).thenRecords();
    given(linked).when({ type: 'LinkIndicator', duty: copy, known: true }, office).thenState(({ links, measured: none }) => expect([links, none]).toEqual([[task, copy], {}]));
    given(linked).when({ type: 'UnlinkIndicator', duty: task, reason: 'nhầm' }, office).thenRecords({ type: 'IndicatorUnlinked', data: { indicatorId: id, duty: task, reason: 'nhầm' } });
    given(linked).when({ type: 'UnlinkIndicator', duty: task, reason: '' }, office).thenRefuses('reason-missing');
    given(linked).when({ type: 'UnlinkIndicator', duty: copy, reason: 'x' }, office).thenRefuses('not-linked', { duty: 'assignment:a-1' });
  });
});
