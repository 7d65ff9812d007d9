import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, registerOf, specimenContent, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import type { DocumentNumber } from '../../directive/index.js';
import { actorId, assignmentId, bodyId, directiveId, localDate, type Act, type BodyId } from '../../kernel/index.js';
import type { OrganisationState } from '../../organisation/index.js';
import type { InspectionCommand } from './commands.js';
import { inspectionDecider, inspectionId, inspectionKeepers, inspectionMoves, remediationDone, type InspectionMove } from './index.js';

const { given, play, foldAll } = deciderSpecification(inspectionDecider);
type Step = readonly [InspectionCommand, Act];

const [btv, vptu, ubkt, lead, other] = ['btv-tinh-uy', 'vptu', 'ubkt', 'ban-tuyen-giao', 'thanh-uy-hue'].map(bodyId) as [BodyId, BodyId, BodyId, BodyId, BodyId];
const events = [...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt', { kind: 'inspectionCommission' })] } }] as const;
const register = registerOf(...events);
/** The commission and an inspected body become one body on 01/05/2023. */
const gop = bodyId('gop');
const merged = registerOf(
  ...events,
  { type: 'BodiesSucceeded', data: { predecessors: [ubkt, lead], successors: [gop], newBodies: [bodyEntry('gop', { from: localDate('2023-05-01') })], on: localDate('2023-05-01'), basis: 'NQ 4' } },
  { type: 'HandOverOrdered', data: { changeId: 'c', bodies: [ubkt, lead], keeper: gop, allotment: [], on: localDate('2023-05-01'), basis: 'NQ 4', orderedBy: btv } },
);
const signatory = { capacity: 'T/M', onBehalfOf: null, position: 'Chủ nhiệm' } as const;
const numbered = (kind: DocumentNumber['kind'], number: number, issuer = ubkt): DocumentNumber => ({ issuer, kind, year: 2023, number, symbol: `${number}-${kind}/UBKT` });
const by = (body: string, day = '2023-04-10'): Act => actOf(body, day);
const decide: Step = [
  {
    type: 'DecideInspection', register,
    decision: {
      inspectionId: inspectionId('i-15'), number: numbered('QĐ', 15), date: localDate('2023-03-01'), signatory, basis: 'c', inspectingBody: ubkt, inspectedBodies: [lead, other],
      scope: { directiveId: directiveId('d-24'), taskCodes: [], assignmentIds: [] }, subject: 's', periodFrom: localDate('2021-11-15'), periodTo: localDate('2022-12-31'), proposedBy: null,
    },
  },
  by('ubkt', '2023-03-01'),
]; // prettier-ignore
const minutes: Step = [{ type: 'RecordInspectionMinutes', minutes: { body: lead, date: localDate('2023-03-10'), contents: 'c' }, findings: [], register }, by('ubkt', '2023-03-11')];
const conclude = (number = 20, issuer = ubkt, on: OrganisationState = register): InspectionCommand => ({
  type: 'ConcludeInspection', number: numbered('KL', number, issuer), date: localDate('2023-04-01'), signatory, conclusions: [{ body: lead, text: 'Cơ bản đúng' }], register: on,
  remediation: [1, 2].map(() => ({ body: on === merged ? other : lead, summary: 'Bổ sung', expectedOutputs: [], deadlines: [] })), directive: { directiveId: directiveId('d-24'), supervisingBody: btv },
  remediationIdFor: (id, item) => assignmentId(`${id}/${item}`),
}); // prettier-ignore
const concluded = [
  decide, [{ type: 'PlanInspection', visits: [{ day: localDate('2023-03-10'), body: lead, contents: ['c'] }], note: null, register }, by('ubkt', '2023-03-02')],
  [{ type: 'NameInspectionTeam', members: [{ body: ubkt, position: 'p', head: true }], register }, by('ubkt', '2023-03-03')], minutes, [conclude(), by('ubkt', '2023-04-01')],
] as const satisfies readonly Step[]; // prettier-ignore
const minutesAfterTeam = [concluded[1], concluded[2]] as const;
const told = (number: number, outcome: 'accepted' | 'withdrawn'): Step => [
  { type: 'RecordRemediationOutcome', assignmentId: assignmentId(`i-15/${number}`), outcome, doneOn: outcome === 'accepted' ? localDate('2023-04-05') : null },
  { ...by('ubkt'), actor: actorId('process:report-remediation-outcome') },
];
const ids = (...numbers: readonly number[]) => numbers.map((number) => assignmentId(`i-15/${number}`));
const takeBack = (reason = 'thiếu căn cứ', on = register): InspectionCommand => ({ type: 'TakeBackConclusion', reason, register: on });
const takenBack: Step = [takeBack(), by('ubkt')];
const closed: Step = [{ type: 'CloseInspection', reason: 'chuyển kỳ', register }, by('ubkt', '2023-04-12')];

describe('a conclusion of an inspection (R15)', () => {
  const correct = (text: string, body = lead, reason = 'nhầm'): InspectionCommand => ({ type: 'CorrectConclusion', conclusions: [{ body, text }], reason, register });

  it('is corrected in its words, by who concluded, while the inspection is open', () => {
    given(play(...concluded)).when(correct('Đúng'), by('ubkt')).thenRecords({ type: 'InspectionConclusionCorrected', data: { conclusions: [{ body: lead, text: 'Đúng' }], reason: 'nhầm' } });
    given(play(...concluded)).when(correct('Đúng'), by('ubkt')).thenState(({ conclusion, progress }) => expect([conclusion?.conclusions, progress.length]).toEqual([[{ body: lead, text: 'Đúng' }], 2]));
    given(play(...concluded)).when(correct('Cơ bản đúng'), by('ubkt')).thenRecords();
    given(play(...concluded)).when(correct('x', other), by('ubkt')).thenRefuses('body-not-concluded-on', { bodyId: other });
    given(play(...concluded)).when(correct(' '), by('ubkt')).thenRefuses('text-missing', { field: 'conclusions.text' });
    given(play(...concluded)).when(correct('x', lead, ' '), by('ubkt')).thenRefuses('reason-missing', { field: 'reason' });
    given(play(...concluded)).when(correct('x'), by('btv-tinh-uy')).thenRefuses('not-concluding-body', { issuer: ubkt, actingBody: btv });
    given(play(...concluded, closed)).when(correct('x'), by('ubkt')).thenRefuses('inspection-over', { stage: 'closed' });
    given(play(decide, minutesAfterTeam[0], minutesAfterTeam[1], minutes)).when(correct('x'), by('ubkt')).thenRefuses('inspection-step-out-of-order', { stage: 'minuted', needed: 'concluded' });
  });

  it('is taken back, naming the duties that go with it and those that were done', () => {
    given(play(...concluded)).when(...takenBack).thenRecords({ type: 'InspectionConclusionTakenBack', data: { number: numbered('KL', 20), reason: 'thiếu căn cứ', withdrawn: ids(1, 2), kept: [] } });
    given(play(...concluded, told(1, 'accepted'))).when(...takenBack).thenRecords({ type: 'InspectionConclusionTakenBack', data: { number: numbered('KL', 20), reason: 'thiếu căn cứ', withdrawn: ids(2), kept: ids(1) } });
    given(play(...concluded)).when(takeBack(' '), by('ubkt')).thenRefuses('reason-missing', { field: 'reason' });
    given(play(...concluded)).when(takeBack(), by('btv-tinh-uy')).thenRefuses('not-concluding-body', { issuer: ubkt, actingBody: btv });
    given(play(...concluded, closed)).when(...takenBack).thenRefuses('inspection-over', { stage: 'closed' });
    given(play(...concluded, takenBack)).when(...takenBack).thenRefuses('inspection-step-out-of-order', { stage: 'minuted', needed: 'concluded' });
  });

  it('once taken back hears on of its duties, and another conclusion gives numbers of their own', () => {
    const again = play(...concluded, told(1, 'accepted'), takenBack, told(2, 'withdrawn'), [conclude(21), by('ubkt')]);
    const state = foldAll(again);
    expect(state.conclusion?.remediation.map(({ number, assignmentId: id, taskCode }) => [number, id, taskCode])).toEqual([[3, 'i-15/3', 'KT-15-2023-ubkt.3'], [4, 'i-15/4', 'KT-15-2023-ubkt.4']]);
    expect([state.former.map(({ outcome }) => outcome), remediationDone(state), state.takenBack.map(({ number }) => number.number)]).toEqual([['accepted', 'withdrawn'], { k: 0, n: 2 }, [20]]);
    given(again).when(...told(2, 'withdrawn')).thenRecords();
  });
});

describe('the end of an inspection (R15)', () => {
  const reopen = (on = register): InspectionCommand => ({ type: 'TakeBackInspectionEnd', reason: 'còn việc', register: on });

  it('that was a mistake is taken back, and it goes on where it stood', () => {
    given(play(...concluded, closed)).when(reopen(), by('ubkt', '2023-04-13')).thenRecords({ type: 'InspectionEndTakenBack', data: { end: 'closure', reason: 'còn việc' } });
    given(play(...concluded, closed)).when(reopen(), by('ubkt', '2023-04-13')).thenState(({ stage, endReason }) => expect([stage, endReason]).toEqual(['concluded', null]));
    const withdrawn = play(decide, minutesAfterTeam[0], [{ type: 'WithdrawInspection', basis: 'b', register }, by('ubkt', '2023-03-05')]);
    given(withdrawn).when(reopen(), by('ubkt', '2023-03-06')).thenRecords({ type: 'InspectionEndTakenBack', data: { end: 'withdrawal', reason: 'còn việc' } });
    given(withdrawn).when(reopen(), by('ubkt', '2023-03-06')).thenState(({ stage }) => expect(stage).toBe('planned'));
    given(withdrawn).when(reopen(), by('ban-tuyen-giao', '2023-03-06')).thenRefuses('not-deciding-body', { issuer: ubkt, actingBody: lead });
    given(play(...concluded)).when(reopen(), by('ubkt')).thenRefuses('inspection-not-ended', { stage: 'concluded' });
    given(play(...concluded, closed)).when({ ...reopen(), reason: ' ' } as InspectionCommand, by('ubkt', '2023-04-13')).thenRefuses('reason-missing', { field: 'reason' });
  });
});

describe('an inspection whose inspectors become one with the inspected (R12)', () => {
  const day = localDate('2023-05-02');
  const content = specimenContent(); // confirmed by Ban Dân vận, else by the office, else by the standing committee
  const keepers = inspectionKeepers(content, [lead, other], merged, day);
  const move = (part: 'issuer' | 'inspecting', changeId: string | null = null, basis = 'KL 9'): InspectionMove => ({ part, from: gop, to: vptu, changeId, basis });
  const takeOver = (basis = 'KL 9', whose = keepers): InspectionCommand => ({ type: 'TakeOverInspection', basis, keepers: whose, register: merged });

  it('is gone on with by nobody of them, and goes to the office, else to the standing committee', () => {
    given(play(...concluded)).when({ type: 'CloseInspection', reason: 'x', register: merged }, by('gop', '2023-05-02')).thenRefuses('inspects-itself', { bodyId: gop, as: 'inspecting' });
    given(play(...concluded)).when(takeBack('x', merged), by('gop', '2023-05-02')).thenRefuses('inspects-itself', { bodyId: gop, as: 'inspecting' });
    given(play(decide)).when({ type: 'WithdrawInspection', basis: 'x', register: merged }, by('gop', '2023-05-02')).thenRefuses('inspects-itself', { bodyId: gop, as: 'issuer' });
    expect([keepers, inspectionKeepers({ ...content, confirmingBody: lead, confirmingFallbacks: [] }, [lead, other], merged, day), inspectionKeepers(null, [lead], merged, day)]).toEqual([[vptu, btv, bodyId('ban-dan-van')], [btv], []]);
    expect(inspectionMoves(foldAll(play(...concluded)), keepers, merged, day, { changeId: 'c', basis: 'NQ 4' })).toEqual([move('issuer', 'c', 'NQ 4'), move('inspecting', 'c', 'NQ 4')]);
    expect(inspectionMoves(foldAll(play(...concluded)), keepers, register, day, { changeId: 'c', basis: 'NQ 4' })).toEqual([]);
    expect(inspectionMoves(foldAll(play(...concluded, closed)), keepers, merged, day, { changeId: 'c', basis: 'NQ 4' })).toEqual([]);
  });

  it('is closed, and its conclusion taken back, by whoever it was handed over to', () => {
    const handed = play(...concluded, [{ type: 'HandOverInspection', moves: [move('issuer', 'c'), move('inspecting', 'c')] }, by('ubkt', '2023-05-02')]);
    expect(foldAll(handed).holders).toEqual({ issuer: vptu, inspecting: vptu });
    given(handed).when({ type: 'HandOverInspection', moves: [move('issuer', 'c')] }, by('ubkt', '2023-05-03')).thenRecords();
    given(handed).when({ type: 'CloseInspection', reason: 'hợp nhất', register: merged }, by('vptu', '2023-05-03')).thenRecords({ type: 'InspectionClosed', data: { open: ids(1, 2), reason: 'hợp nhất' } });
    given(handed).when(takeBack('x', merged), by('vptu', '2023-05-03')).thenRecords({ type: 'InspectionConclusionTakenBack', data: { number: numbered('KL', 20), reason: 'x', withdrawn: ids(1, 2), kept: [] } });
    given(handed).when({ type: 'CloseInspection', reason: 'x', register: merged }, by('gop', '2023-05-03')).thenRefuses('not-inspecting-body', { actingBody: gop });
    const anew = play(...concluded, [{ type: 'HandOverInspection', moves: [move('issuer', 'c'), move('inspecting', 'c')] }, by('ubkt', '2023-05-02')], [takeBack('x', merged), by('vptu', '2023-05-03')]);
    given(anew).when({ ...conclude(5, vptu, merged), conclusions: [{ body: lead, text: 't' }] } as InspectionCommand, by('vptu', '2023-05-04')).thenState(({ conclusion }) => expect(conclusion?.remediation.map(({ confirmingBody }) => confirmingBody)).toEqual([vptu, vptu]));
  });

  it('in a log of before is taken over by the first that may, on a basis, and by nobody while it is in good hands', () => {
    given(play(...concluded)).when(takeOver(), by('vptu', '2023-05-02')).thenRecords({ type: 'InspectionHandedOver', data: move('issuer') }, { type: 'InspectionHandedOver', data: move('inspecting') });
    given(play(...concluded)).when(takeOver(), by('btv-tinh-uy', '2023-05-02')).thenRefuses('not-inspection-keeper', { keeper: vptu, actingBody: btv });
    given(play(...concluded)).when(takeOver(' '), by('vptu', '2023-05-02')).thenRefuses('basis-missing');
    given(play(...concluded)).when(takeOver('x', []), by('vptu', '2023-05-02')).thenRefuses('inspection-in-good-hands');
    given(play(...concluded)).when({ ...takeOver(), register } as InspectionCommand, by('vptu', '2023-05-02')).thenRefuses('inspection-in-good-hands');
    given(play(...concluded, closed)).when(takeOver(), by('vptu', '2023-05-02')).thenRefuses('inspection-over', { stage: 'closed' });
    given(play(...concluded, [takeOver(), by('vptu', '2023-05-02')])).when(takeOver(), by('vptu', '2023-05-03')).thenRefuses('inspection-in-good-hands');
  });
});
