import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, registerOf, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import { bodyId, directiveId, localDate, type Act, type LocalDate } from '../../kernel/index.js';
import type { OversightCommand } from './commands.js';
import { oversightDecider, oversightId, oversightKeepers, type OversightOpening } from './index.js';

const { given, play } = deciderSpecification(oversightDecider);
type Step = readonly [OversightCommand, Act];
const [ubkt, lead, other] = [bodyId('ubkt'), bodyId('ban-tuyen-giao'), bodyId('thanh-uy-hue')];
const register = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt')] } });
const opening: OversightOpening = {
  oversightId: oversightId('o-1'), kind: 'party', mode: 'thematic', overseeingBody: ubkt, overseenBodies: [lead, other], subject: 'Chế độ báo cáo', basis: '3-KH/UBKT', directiveId: directiveId('d-24'),
  from: localDate('2023-01-01'), to: localDate('2023-12-31'),
};
const act = (body = 'ubkt', day = '2023-02-01'): Act => actOf(body, day);
const open: Step = [{ type: 'OpenOversight', opening, register }, act('ubkt', '2023-01-02')];
const observe = (more: Partial<Extract<OversightCommand, { type: 'RecordObservation' }>['observation']> = {}): OversightCommand => ({
  type: 'RecordObservation', observation: { body: lead, date: localDate('2023-02-01'), text: 'Đã tiếp nhận', evidence: { by: 'documents', documents: ['sổ'] }, ...more }, register,
});
const warn = (...observations: readonly number[]): OversightCommand => ({ type: 'GiveEarlyWarning', warning: { body: lead, text: 'Sắp đến hạn', observations }, register });
const opened = play(open);
const observed = play(open, [observe(), act()]);

/** The overseeing body was merged into an overseen one. */
const merged = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt')] } }, {
  type: 'BodiesSucceeded', data: { predecessors: [ubkt], successors: [lead], newBodies: [], on: localDate('2023-03-01'), basis: 'QĐ 9', keeper: lead, allotment: [], changeId: 'c' },
} as never);
const keepers = [bodyId('vptu'), bodyId('btv-tinh-uy')];
const ending = (on = register): OversightCommand => ({ type: 'EndOversight', summary: 'Đã theo dõi', keepers, register: on });

describe('what an oversight put down by mistake (R15)', () => {
  const warned = play(open, [observe(), act()], [warn(1), act()]);
  const takeBack = (entry: 'observation' | 'warning' | 'recommendation' | 'proposal', number = 1, reason = 'nhầm'): OversightCommand => ({ type: 'TakeBackOversightEntry', entry, number, reason, register });

  it('is taken back once, with its reason, and what relies on it goes first', () => {
    given(warned).when(takeBack('observation'), act()).thenRefuses('observation-relied-on', { observation: 1, warning: 1 });
    given(warned).when(takeBack('warning'), act()).thenRecords({ type: 'OversightEntryTakenBack', data: { entry: 'warning', number: 1, reason: 'nhầm' } });
    const without = play(open, [observe(), act()], [warn(1), act()], [takeBack('warning'), act()]);
    given(without).when(takeBack('warning'), act()).thenRefuses('oversight-entry-taken-back', { entry: 'warning', number: 1 });
    given(without).when(takeBack('observation'), act()).thenRecords({ type: 'OversightEntryTakenBack', data: { entry: 'observation', number: 1, reason: 'nhầm' } });
    given(warned).when(takeBack('proposal'), act()).thenRefuses('oversight-entry-unknown', { entry: 'proposal', number: 1 });
    given(warned).when(takeBack('warning', 1, ' '), act()).thenRefuses('text-missing', { field: 'reason' });
    given(warned).when(takeBack('warning'), act('vptu')).thenRefuses('not-overseeing-body', { overseeingBody: 'ubkt', actingBody: 'vptu' });
  });

  it('supports no warning any more, and keeps its number', () => {
    const without = play(open, [observe(), act()], [takeBack('observation'), act()]);
    given(without).when(warn(1), act()).thenRefuses('observation-unknown', { observation: 1 });
    given(without).when(observe({ body: null }), act()).thenRecords({ type: 'OversightObserved', data: { number: 2, body: null, date: localDate('2023-02-01'), text: 'Đã tiếp nhận', evidence: { by: 'documents', documents: ['sổ'] } } });
  });

  it('may be its end: it goes on', () => {
    const again: OversightCommand = { type: 'TakeBackOversightEnd', reason: 'còn việc', register };
    const ended = play(open, [observe(), act()], [ending(), act()]);
    given(opened).when(again, act()).thenRefuses('oversight-not-ended', { status: 'open' });
    given([]).when(again, act()).thenRefuses('oversight-not-open', { status: 'none' });
    given(ended).when(again, act()).thenRecords({ type: 'OversightEndTakenBack', data: { reason: 'còn việc' } });
    given(play(open, [observe(), act()], [ending(), act()], [again, act()])).when(warn(1), act()).thenRecords({ type: 'EarlyWarningGiven', data: { number: 1, body: lead, text: 'Sắp đến hạn', observations: [1] } });
  });
});

describe('an oversight that watches itself since a change of bodies (R12)', () => {
  const after = '2023-04-01';

  it('is ended by the first body that may, and by nobody else', () => {
    given(opened).when(ending(merged), act('ban-tuyen-giao', after)).thenRefuses('not-oversight-keeper', { keeper: 'vptu', actingBody: 'ban-tuyen-giao' });
    given(opened).when(ending(merged), act('btv-tinh-uy', after)).thenRefuses('not-oversight-keeper', { keeper: 'vptu', actingBody: 'btv-tinh-uy' });
    given(opened).when(ending(merged), act('vptu', after)).thenRecords({ type: 'OversightEnded', data: { summary: 'Đã theo dõi' } });
  });

  it('has the office before the standing committee as keeper, and none that is overseen', () => {
    expect(oversightKeepers(null, opening, merged, localDate(after))).toEqual(keepers);
    expect(oversightKeepers(null, { ...opening, overseenBodies: [lead, bodyId('vptu')] }, merged, localDate(after))).toEqual([bodyId('btv-tinh-uy')]);
  });
});

describe('an oversight', () => {
  it('is opened once', () => {
    given([]).when(...open).thenRecords({ type: 'OversightOpened', data: opening });
    given(opened).when(...open).thenRefuses('oversight-already-opened');
  });

  it.each([
    ['by another body', {}, 'vptu', 'not-overseeing-body', { overseeingBody: 'ubkt', actingBody: 'vptu' }],
    ['of a council', { kind: 'peoples-council' }, 'ubkt', 'oversight-kind-not-carried', { kind: 'peoples-council' }],
    ['of the Front', { kind: 'fatherland-front' }, 'ubkt', 'oversight-kind-not-carried', { kind: 'fatherland-front' }],
    ['on a subject without end', { to: null }, 'ubkt', 'oversight-period-unfit', { mode: 'thematic' }],
    ['going on, with an end', { mode: 'continuous' }, 'ubkt', 'oversight-period-unfit', { mode: 'continuous' }],
    ['in a reversed time', { to: localDate('2022-12-31') }, 'ubkt', 'period-reversed', { from: '2023-01-01', to: '2022-12-31' }],
    ['on no day', { from: '2023-02-30' as LocalDate }, 'ubkt', 'date-invalid', { date: '2023-02-30' }],
    ['of nobody', { overseenBodies: [] }, 'ubkt', 'nothing-named', { list: 'overseenBodies' }],
    ['of one twice', { overseenBodies: [lead, lead] }, 'ubkt', 'body-repeated', { bodyId: 'ban-tuyen-giao' }],
    ['of itself', { overseenBodies: [lead, ubkt] }, 'ubkt', 'oversees-itself', { bodyId: 'ubkt' }],
    ['of an external body', { overseenBodies: [bodyId('tld-ldvn')] }, 'ubkt', 'body-is-external', { bodyId: 'tld-ldvn', as: 'overseen' }],
    ['of an unknown body', { overseenBodies: [bodyId('ma')] }, 'ubkt', 'unknown-body', { bodyId: 'ma' }],
    ['without a basis', { basis: ' ' }, 'ubkt', 'text-missing', { field: 'basis' }],
  ] as const)('is refused %s', (_how, change, body, tag, facts) => {
    given([]).when({ type: 'OpenOversight', opening: { ...opening, ...change }, register }, act(body)).thenRefuses(tag, facts);
  });

  it('goes on without an end when it is continuous', () => {
    const continuous: OversightOpening = { ...opening, mode: 'continuous', to: null };
    given([]).when({ type: 'OpenOversight', opening: continuous, register }, act()).thenRecords({ type: 'OversightOpened', data: continuous });
  });

  it('observes within its time, and says what was looked for in vain', () => {
    given(observed).when(observe({ body: null }), act()).thenRecords({ type: 'OversightObserved', data: { number: 2, body: null, date: localDate('2023-02-01'), text: 'Đã tiếp nhận', evidence: { by: 'documents', documents: ['sổ'] } } });
    given(opened).when(observe({ date: localDate('2022-12-31') }), act()).thenRefuses('observation-outside-period', { date: '2022-12-31', from: '2023-01-01', to: '2023-12-31' });
    given(opened).when(observe({ date: localDate('2023-02-02') }), act()).thenRefuses('paper-in-the-future', { date: '2023-02-02', today: '2023-02-01' });
    given(opened).when(observe({ body: bodyId('vptu') }), act()).thenRefuses('body-not-overseen', { bodyId: 'vptu' });
    given(opened).when(observe({ evidence: { by: 'absence', soughtFor: 'báo cáo', until: localDate('2023-02-02') } }), act()).thenRefuses('absence-in-the-future', { finding: 1, until: '2023-02-02' });
    given(opened).when(observe({ evidence: { by: 'events', events: [] } }), act()).thenRefuses('evidence-missing', { finding: 1 });
    given(opened).when(observe({ text: '' }), act()).thenRefuses('text-missing', { field: 'text' });
  });

  it('warns from what it has observed', () => {
    given(observed).when(warn(1), act()).thenRecords({ type: 'EarlyWarningGiven', data: { number: 1, body: lead, text: 'Sắp đến hạn', observations: [1] } });
    given(observed).when(warn(), act()).thenRefuses('observation-unknown', { observation: null });
    given(observed).when(warn(1, 2), act()).thenRefuses('observation-unknown', { observation: 2 });
  });

  it('recommends, proposes an inspection and ends; after that nothing', () => {
    given(observed).when({ type: 'RecommendAfterOversight', to: [lead], text: ' Rà soát ', register }, act()).thenRecords({ type: 'OversightRecommended', data: { number: 1, to: [lead], text: 'Rà soát' } });
    given(observed).when({ type: 'RecommendAfterOversight', to: [bodyId('vptu')], text: 'x', register }, act()).thenRefuses('body-not-overseen', { bodyId: 'vptu' });
    given(observed).when({ type: 'ProposeInspection', bodies: [lead], reason: 'chậm', register }, act()).thenRecords({ type: 'InspectionProposed', data: { bodies: [lead], reason: 'chậm' } });
    given(observed).when({ type: 'ProposeInspection', bodies: [], reason: 'chậm', register }, act()).thenRefuses('nothing-named', { list: 'bodies' });
    const ended = play(open, [observe(), act()], [{ type: 'EndOversight', summary: 'Đã xem', keepers: [], register }, act()]);
    for (const command of [observe(), warn(1), { type: 'EndOversight', summary: 'x', keepers: [], register } as const]) given(ended).when(command, act()).thenRefuses('oversight-not-open', { status: 'ended' });
    given([]).when(observe(), act()).thenRefuses('oversight-not-open', { status: 'none' });
    given(observed).when({ type: 'EndOversight', summary: ' ', keepers: [], register }, act()).thenRefuses('text-missing', { field: 'summary' });
    given(observed).when(warn(1), act('vptu')).thenRefuses('not-overseeing-body', { overseeingBody: 'ubkt', actingBody: 'vptu' });
  });

  it('keeps everything in order', () => {
    given(observed).when(warn(1), act()).thenState(({ status, observations, warnings }) => expect([status, observations.length, warnings.length]).toEqual(['open', 1, 1]));
  });
});

describe('an oversight whose overseeing body ends (R11)', () => {
  it('goes on under the body that took the place over, unless that oversees itself (R12)', () => {
    const events = [...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt')] } }] as const;
    const order = (predecessors: readonly string[]) =>
      registerOf(
        ...events,
        { type: 'BodiesSucceeded', data: { predecessors: predecessors.map(bodyId), successors: [bodyId('moi')], newBodies: [bodyEntry('moi', { from: localDate('2023-01-15') })], on: localDate('2023-01-15'), basis: 'NQ' } },
        { type: 'HandOverOrdered', data: { changeId: 'c', bodies: predecessors.map(bodyId), keeper: bodyId('moi'), allotment: [], on: localDate('2023-01-15'), basis: 'NQ', orderedBy: ubkt } },
      );
    const end = (predecessors: readonly string[]): OversightCommand => ({ type: 'EndOversight', summary: 'x', keepers: [], register: order(predecessors) });
    given(observed).when(end(['ubkt']), act('moi')).thenRecords({ type: 'OversightEnded', data: { summary: 'x' } });
    given(observed).when(end(['ubkt']), act('ubkt')).thenRefuses('not-overseeing-body', { overseeingBody: 'moi', actingBody: 'ubkt' });
    given(observed).when({ ...observe(), register: order(['ubkt', 'ban-tuyen-giao']) }, act('moi')).thenRefuses('oversees-itself', { bodyId: 'moi' });
    given(observed).when(end(['ubkt', 'ban-tuyen-giao']), act('moi')).thenRefuses('not-oversight-keeper', { keeper: null, actingBody: 'moi' });
  });
});
