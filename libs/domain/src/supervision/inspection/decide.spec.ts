import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, dueOn, registerOf, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import type { Deadline } from '../../deadline/index.js';
import type { DocumentNumber } from '../../directive/index.js';
import { actorId, assignmentId, bodyId, directiveId, localDate, type Act, type LocalDate } from '../../kernel/index.js';
import type { InspectionCommand } from './commands.js';
import { inspectionDecider, inspectionId, remediationDone, type InspectionDecision, type RemediationItem } from './index.js';

const { given, play, foldAll } = deciderSpecification(inspectionDecider);
type Step = readonly [InspectionCommand, Act];
type Of<T extends InspectionCommand['type']> = Extract<InspectionCommand, { type: T }>;

const [btv, ubkt, lead, other] = [bodyId('btv-tinh-uy'), bodyId('ubkt'), bodyId('ban-tuyen-giao'), bodyId('thanh-uy-hue')];
const events = [...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt', { kind: 'inspectionCommission' }), bodyEntry('cu', { name: 'tên cũ' })] } }] as const;
const register = registerOf(...events);
/** Ban Tuyên giáo goes into a new body, which so continues it. */
const merged = registerOf(...events, {
  type: 'BodiesSucceeded',
  data: { predecessors: [lead, bodyId('ban-dan-van')], successors: [bodyId('ban-tgdv')], newBodies: [bodyEntry('ban-tgdv', { from: localDate('2023-03-15') })], on: localDate('2023-03-15'), basis: 'NQ' },
});
const directive = { directiveId: directiveId('d-24'), supervisingBody: bodyId('ban-dan-van') };
const signatory = { capacity: 'T/M', onBehalfOf: null, position: 'Chủ nhiệm' } as const;
const numbered = (kind: DocumentNumber['kind'], number: number, issuer = ubkt): DocumentNumber => ({ issuer, kind, year: 2023, number, symbol: `${number}-${kind}/UBKT` });

const decision: InspectionDecision = {
  inspectionId: inspectionId('i-15'), number: numbered('QĐ', 15), date: localDate('2023-03-01'), signatory, basis: 'chương trình năm', inspectingBody: ubkt, inspectedBodies: [lead, other],
  scope: { directiveId: directive.directiveId, taskCodes: [], assignmentIds: [] }, subject: 'Thực hiện kế hoạch', periodFrom: localDate('2021-11-15'), periodTo: localDate('2022-12-31'), proposedBy: null,
};
const by = (body: string, day: string): Act => actOf(body, day);
const decide: Step = [{ type: 'DecideInspection', decision, register }, by('ubkt', '2023-03-01')];
const visits = [{ day: localDate('2023-03-10'), body: lead, contents: ['hồ sơ'] }];
const plan: Step = [{ type: 'PlanInspection', visits, note: null, register }, by('ubkt', '2023-03-02')];
const members = [{ body: ubkt, position: 'Phó Chủ nhiệm', head: true }, { body: btv, position: 'chuyên viên', head: false }];
const team: Step = [{ type: 'NameInspectionTeam', members, register }, by('ubkt', '2023-03-03')];
const cited = { by: 'events', events: [{ stream: 'assignment-a', revision: 2 }] } as const;
const minutesOf = (body = lead, date = '2023-03-10', findings: Of<'RecordInspectionMinutes'>['findings'] = [{ text: 'Đã nộp', evidence: cited }]): Of<'RecordInspectionMinutes'> => ({
  type: 'RecordInspectionMinutes', minutes: { body, date: localDate(date), contents: 'Làm việc' }, findings, register,
});
const minuted: Step = [minutesOf(), by('ubkt', '2023-03-11')];
const wanted = (body = lead, deadlines: readonly Deadline[] = [dueOn('2023-06-30')]) => ({ body, summary: 'Bổ sung báo cáo', expectedOutputs: ['báo cáo'], deadlines });
const conclude = (more: Partial<Of<'ConcludeInspection'>> = {}): Of<'ConcludeInspection'> => ({
  type: 'ConcludeInspection', number: numbered('KL', 20), date: localDate('2023-04-01'), signatory, conclusions: [{ body: lead, text: 'Cơ bản đúng' }], remediation: [wanted(), wanted(lead, [])], register,
  directive, remediationIdFor: (id, item) => assignmentId(`${id}/${item}`), ...more,
});
const concluded: Step = [conclude(), by('ubkt', '2023-04-01')];
const decidedAlone = play(decide);
const inTheField = play(decide, plan, team);
const afterVisit = play(decide, plan, team, minuted);
const followed = play(decide, plan, team, minuted, concluded);
const item = (number: number, more: Partial<RemediationItem> = {}): RemediationItem => ({
  number, assignmentId: assignmentId(`i-15/${number}`), taskCode: `KT-15-2023-ubkt.${number}` as RemediationItem['taskCode'], body: lead, summary: 'Bổ sung báo cáo', expectedOutputs: ['báo cáo'], deadlines: [],
  due: null, confirmingBody: ubkt, ...more,
});

describe('a decision to inspect', () => {
  it('is recorded once for its number', () => {
    given([]).when(...decide).thenRecords({ type: 'InspectionDecided', data: decision });
    given(decidedAlone).when(...decide).thenRefuses('inspection-already-decided', { symbol: '15-QĐ/UBKT' });
  });

  it.each([
    ['by another body', {}, 'btv-tinh-uy', 'not-deciding-body', { issuer: 'ubkt', actingBody: 'btv-tinh-uy' }],
    ['without a quyết định', { number: numbered('KH', 15) }, 'ubkt', 'inspection-needs-decision', { kind: 'KH' }],
    ['under a symbol that does not show its number', { number: { ...numbered('QĐ', 15), symbol: '16-QĐ/UBKT' } }, 'ubkt', 'symbol-mismatch', { symbol: '16-QĐ/UBKT', number: 15, kind: 'QĐ' }],
    ['under a number of another year', { number: { ...numbered('QĐ', 15), year: 2022 } }, 'ubkt', 'year-mismatch', { year: 2022, date: '2023-03-01' }],
    ['dated tomorrow', { date: localDate('2023-03-02') }, 'ubkt', 'paper-in-the-future', { date: '2023-03-02', today: '2023-03-01' }],
    ['on no day', { date: '2023-02-30' as LocalDate }, 'ubkt', 'date-invalid', { date: '2023-02-30' }],
    ['without a subject', { subject: ' ' }, 'ubkt', 'text-missing', { field: 'subject' }],
    ['about a reversed time', { periodTo: localDate('2021-01-01') }, 'ubkt', 'period-reversed', { from: '2021-11-15', to: '2021-01-01' }],
    ['of nobody', { inspectedBodies: [] }, 'ubkt', 'nothing-named', { list: 'inspectedBodies' }],
    ['of one body twice', { inspectedBodies: [lead, lead] }, 'ubkt', 'body-repeated', { bodyId: 'ban-tuyen-giao' }],
    ['of a body nobody registered', { inspectedBodies: [bodyId('ma')] }, 'ubkt', 'unknown-body', { bodyId: 'ma' }],
    ['of a body outside the authority', { inspectedBodies: [bodyId('tld-ldvn')] }, 'ubkt', 'body-is-external', { bodyId: 'tld-ldvn', as: 'inspected' }],
    ['of itself', { inspectedBodies: [lead, ubkt] }, 'ubkt', 'inspects-itself', { bodyId: 'ubkt', as: 'issuer' }],
    ['by one of the inspected', { inspectingBody: lead }, 'ubkt', 'inspects-itself', { bodyId: 'ban-tuyen-giao', as: 'inspecting' }],
  ] as const)('is refused %s', (_how, change, body, tag, facts) => {
    given([]).when({ type: 'DecideInspection', decision: { ...decision, ...change }, register }, by(body, '2023-03-01')).thenRefuses(tag, facts);
  });

  it('is refused to a successor or a predecessor of the inspected (R12)', () => {
    const later = { ...decision, date: localDate('2023-03-20'), inspectingBody: bodyId('ban-tgdv') };
    const act = by('ubkt', '2023-03-20');
    given([]).when({ type: 'DecideInspection', decision: later, register: merged }, act).thenRefuses('body-ended', { bodyId: 'ban-tuyen-giao', as: 'inspected' });
    const turned = { ...later, inspectedBodies: [bodyId('ban-tgdv')], inspectingBody: bodyId('ban-to-chuc') };
    given([]).when({ type: 'DecideInspection', decision: turned, register: merged }, act).thenRecords({ type: 'InspectionDecided', data: turned });
    given(play([{ type: 'DecideInspection', decision: turned, register: merged }, act], [{ ...(plan[0] as Of<'PlanInspection'>), visits: [{ day: localDate('2023-03-21'), body: bodyId('ban-tgdv'), contents: ['x'] }] }, act]))
      .when({ type: 'NameInspectionTeam', members: [{ body: bodyId('ban-dan-van'), position: 'x', head: true }], register: merged }, by('ubkt', '2023-03-14'))
      .thenRefuses('inspects-itself', { bodyId: 'ban-dan-van', as: 'member' });
  });

  it('keeps the dates of paper and record apart (R13)', () => {
    const late = { ...by('ubkt', '2023-03-05'), occurredOn: localDate('2023-03-01') };
    given([]).when(decide[0], late).thenRefuses('late-entry-needs-basis', { occurredOn: '2023-03-01', recordedOn: '2023-03-05' });
    given([]).when(decide[0], { ...late, lateEntryBasis: 'sổ đi' }).thenRecords({ type: 'InspectionDecided', data: decision });
    given([]).when(decide[0], { ...late, occurredOn: localDate('2023-03-06') }).thenRefuses('occurred-in-future', { occurredOn: '2023-03-06', recordedOn: '2023-03-05' });
  });
});

describe('plan, team and minutes', () => {
  it('follow one another, and a plan may be made anew', () => {
    given([]).when(...plan).thenRefuses('inspection-step-out-of-order', { stage: 'none', needed: 'decided' });
    given(decidedAlone).when(...team).thenRefuses('inspection-step-out-of-order', { stage: 'decided', needed: 'planned' });
    given(play(decide, plan)).when(...minuted).thenRefuses('inspection-step-out-of-order', { stage: 'planned', needed: 'team-named' });
    given(inTheField).when(...concluded).thenRefuses('inspection-step-out-of-order', { stage: 'team-named', needed: 'minuted' });
    given(afterVisit).when(...plan).thenRecords({ type: 'InspectionPlanned', data: { visits, note: null } });
    given(inTheField).when(...team).thenRecords({ type: 'InspectionTeamNamed', data: { members } });
    expect(foldAll(play(decide, plan, team, minuted, plan)).stage).toBe('minuted');
  });

  it('are refused to bodies that do not inspect, except minutes to those with a member in the team', () => {
    given(decidedAlone).when(plan[0], by('ban-to-chuc', '2023-03-02')).thenRefuses('not-inspecting-body', { actingBody: 'ban-to-chuc' });
    given(inTheField).when(plan[0], by('btv-tinh-uy', '2023-03-04')).thenRefuses('not-inspecting-body', { actingBody: 'btv-tinh-uy' });
    given(inTheField).when(minutesOf(), by('btv-tinh-uy', '2023-03-11')).thenRecords({
      type: 'InspectionMinuted', data: { number: 1, body: lead, date: localDate('2023-03-10'), contents: 'Làm việc', findings: [{ number: 1, text: 'Đã nộp', evidence: cited }] },
    });
    given(inTheField).when(minutesOf(), by('ban-tuyen-giao', '2023-03-11')).thenRefuses('not-inspecting-body', { actingBody: 'ban-tuyen-giao' });
  });

  it('plan days and bodies that the decision knows', () => {
    const of = (day: string, body = lead, contents: readonly string[] = ['x']): InspectionCommand => ({ type: 'PlanInspection', visits: [{ day: day as LocalDate, body, contents }], note: null, register });
    const act = by('ubkt', '2023-03-02');
    given(decidedAlone).when({ type: 'PlanInspection', visits: [], note: null, register }, act).thenRefuses('nothing-named', { list: 'visits' });
    given(decidedAlone).when(of('2023-02-28'), act).thenRefuses('visit-before-decision', { date: '2023-02-28', decidedOn: '2023-03-01' });
    given(decidedAlone).when(of('2023-02-30'), act).thenRefuses('date-invalid', { date: '2023-02-30' });
    given(decidedAlone).when(of('2023-03-09', bodyId('ban-to-chuc')), act).thenRefuses('body-not-inspected', { bodyId: 'ban-to-chuc' });
    given(decidedAlone).when(of('2023-03-09', lead, [' ']), act).thenRefuses('text-missing', { field: 'visits.contents' });
  });

  it('name a team of positions with one head, none of it from an inspected body', () => {
    const planned = play(decide, plan);
    const of = (...named: readonly (typeof members)[number][]): InspectionCommand => ({ type: 'NameInspectionTeam', members: named, register });
    const act = by('ubkt', '2023-03-03');
    given(planned).when(of(), act).thenRefuses('nothing-named', { list: 'members' });
    given(planned).when(of({ body: ubkt, position: 'x', head: false }), act).thenRefuses('team-needs-one-head', { heads: 0 });
    given(planned).when(of({ body: ubkt, position: 'x', head: true }, { body: btv, position: 'y', head: true }), act).thenRefuses('team-needs-one-head', { heads: 2 });
    given(planned).when(of({ body: lead, position: 'x', head: true }), act).thenRefuses('inspects-itself', { bodyId: 'ban-tuyen-giao', as: 'member' });
    given(planned).when(of({ body: ubkt, position: '', head: true }), act).thenRefuses('text-missing', { field: 'members.position' });
  });

  it('tell what each finding rests on; what was not found is told as that', () => {
    const absence = (until: string, soughtFor = 'báo cáo quý') => minutesOf(lead, '2023-03-10', [{ text: 'Chưa thấy', evidence: { by: 'absence', soughtFor, until: until as LocalDate } }]);
    const act = by('ubkt', '2023-03-11');
    given(inTheField).when(absence('2023-03-12'), act).thenRefuses('absence-in-the-future', { finding: 1, until: '2023-03-12' });
    given(inTheField).when(absence('2023-13-12'), act).thenRefuses('date-invalid', { date: '2023-13-12' });
    given(inTheField).when(absence('2023-03-10', ' '), act).thenRefuses('evidence-missing', { finding: 1, until: '2023-03-10' });
    given(inTheField).when(minutesOf(lead, '2023-03-10', [{ text: 'x', evidence: { by: 'events', events: [] } }]), act).thenRefuses('evidence-missing', { finding: 1 });
    given(inTheField).when(minutesOf(lead, '2023-03-10', [{ text: 'x', evidence: { by: 'documents', documents: [''] } }]), act).thenRefuses('evidence-missing', { finding: 1 });
    given(inTheField).when(minutesOf(bodyId('ban-to-chuc')), act).thenRefuses('body-not-inspected', { bodyId: 'ban-to-chuc' });
    given(inTheField).when(minutesOf(lead, '2023-02-10'), act).thenRefuses('visit-before-decision', { date: '2023-02-10', decidedOn: '2023-03-01' });
    given(inTheField).when(minutesOf(lead, '2023-03-12'), act).thenRefuses('paper-in-the-future', { date: '2023-03-12', today: '2023-03-11' });
  });

  it('are taken back with a reason while nothing is concluded from them (R15)', () => {
    const back = (number: number, reason = 'nhầm đơn vị'): InspectionCommand => ({ type: 'TakeBackInspectionMinutes', number, reason, register });
    const act = by('ubkt', '2023-03-12');
    given(afterVisit).when(back(1), act).thenRecords({ type: 'InspectionMinutesTakenBack', data: { number: 1, reason: 'nhầm đơn vị' } });
    given(afterVisit).when(back(2), act).thenRefuses('minutes-unknown', { number: 2 });
    given(afterVisit).when(back(1, ' '), act).thenRefuses('reason-missing', { field: 'reason' });
    const without = play(decide, plan, team, minuted, [back(1), act]);
    given(without).when(back(1), act).thenRefuses('minutes-unknown', { number: 1 });
    given(without).when(...concluded).thenRefuses('inspection-step-out-of-order', { stage: 'team-named', needed: 'minuted' });
    given(without).when(minutesOf(), act).thenState(({ minutes }) => expect(minutes.map(({ number, takenBack }) => [number, takenBack])).toEqual([[1, 'nhầm đơn vị'], [2, null]]));
  });
});

describe('a conclusion', () => {
  const act = by('ubkt', '2023-04-01');
  it('freezes each remediation with the duty it becomes', () => {
    given(afterVisit).when(...concluded).thenRecords({
      type: 'InspectionConcluded',
      data: {
        number: numbered('KL', 20), date: localDate('2023-04-01'), signatory, conclusions: [{ body: lead, text: 'Cơ bản đúng' }],
        remediation: [item(1, { deadlines: [dueOn('2023-06-30')], due: localDate('2023-06-30') }), item(2)], directiveId: directive.directiveId, supervisingBody: directive.supervisingBody,
      },
    });
  });

  it.each([
    ['before the last minutes', { date: localDate('2023-03-09') }, 'conclusion-before-minutes', { date: '2023-03-09', lastMinutes: '2023-03-10' }],
    ['by a stranger', { number: numbered('KL', 20, btv) }, 'not-inspecting-body', { actingBody: 'btv-tinh-uy' }],
    ['about nobody', { conclusions: [] }, 'nothing-named', { list: 'conclusions' }],
    ['twice about one', { conclusions: [{ body: lead, text: 'a' }, { body: lead, text: 'b' }] }, 'body-repeated', { bodyId: 'ban-tuyen-giao' }],
    ['about a body without minutes', { conclusions: [{ body: other, text: 'a' }] }, 'conclusion-without-minutes', { bodyId: 'thanh-uy-hue' }],
    ['about a body not inspected', { conclusions: [{ body: btv, text: 'a' }] }, 'body-not-inspected', { bodyId: 'btv-tinh-uy' }],
    ['with a blank text', { conclusions: [{ body: lead, text: '' }] }, 'text-missing', { field: 'conclusions.text' }],
    ['with work for a body not inspected', { remediation: [wanted(bodyId('ban-to-chuc'))] }, 'body-not-inspected', { bodyId: 'ban-to-chuc' }],
    ['due before it', { remediation: [wanted(lead, [dueOn('2023-03-31')])] }, 'deadline-before-issue', { taskCode: 'KT-15-2023-ubkt.1', due: '2023-03-31', date: '2023-04-01' }],
    ['due on no day', { remediation: [wanted(lead, [{ ...dueOn('2023-06-30'), due: '2023-06-31' as LocalDate }])] }, 'deadline-invalid', { taskCode: 'KT-15-2023-ubkt.1', due: '2023-06-31', faults: ['no-such-day'] }],
    ['due on two days', { remediation: [wanted(lead, [dueOn('2023-06-30'), dueOn('2023-07-30')])] }, 'deadlines-unclear', { taskCode: 'KT-15-2023-ubkt.1', days: ['2023-06-30', '2023-07-30'] }],
    ['under a withdrawn directive', { directive: { directiveId: directive.directiveId, supervisingBody: null } }, 'inspected-directive-withdrawn', { directiveId: 'd-24' }],
  ] as const)('is refused %s', (_how, change, tag, facts) => {
    given(afterVisit).when(conclude(change), act).thenRefuses(tag, facts);
  });

  it('of a withdrawn directive stands when nothing has to be put right', () => {
    given(afterVisit).when(conclude({ directive: { directiveId: directive.directiveId, supervisingBody: null }, remediation: [] }), act).thenState(({ stage }) => expect(stage).toBe('concluded'));
  });

  it('gives the work of a body that was merged since to the one that continues it (R11)', () => {
    given(afterVisit).when(conclude({ register: merged }), act).thenRefuses('body-ended', { bodyId: 'ban-tuyen-giao', as: 'remediation' });
    given(afterVisit).when(conclude({ register: merged, remediation: [wanted(bodyId('ban-tgdv'))] }), act).thenState(({ conclusion }) => expect(conclusion?.remediation.map(({ body }) => body)).toEqual(['ban-tgdv']));
  });

  it('ends the steps before it', () => {
    for (const [command, by_] of [plan, team, minuted, concluded]) given(followed).when(command, by_).thenRefuses('inspection-over', { stage: 'concluded' });
    given(followed).when({ type: 'WithdrawInspection', basis: 'x', register }, act).thenRefuses('inspection-over', { stage: 'concluded' });
  });
});

describe('the end of an inspection', () => {
  const told = (number: number, outcome: 'accepted' | 'reopened' | 'withdrawn' | 'reinstated', doneOn: string | null = null): Step => [
    { type: 'RecordRemediationOutcome', assignmentId: assignmentId(`i-15/${number}`), outcome, doneOn: doneOn === null ? null : localDate(doneOn) },
    { ...by('ubkt', '2023-06-25'), actor: actorId('process:report-remediation-outcome') },
  ];
  const close = (reason: string | null): Step => [{ type: 'CloseInspection', reason, register }, by('ubkt', '2023-07-01')];

  it('comes when all remediation has ended', () => {
    const done = play(decide, plan, team, minuted, concluded, told(1, 'accepted', '2023-06-20'), told(2, 'withdrawn'));
    expect(remediationDone(foldAll(done))).toEqual({ k: 1, n: 1 });
    given(done).when(...close(null)).thenRecords({ type: 'InspectionClosed', data: { open: [], reason: null } });
    given(play(decide, plan, team, minuted, concluded, told(1, 'accepted', '2023-06-20'), told(2, 'withdrawn'), close(null))).when(...close(null)).thenRefuses('inspection-over', { stage: 'closed' });
  });

  it('comes before with a written reason only', () => {
    const open = [assignmentId('i-15/2')];
    const half = play(decide, plan, team, minuted, concluded, told(1, 'accepted', '2023-06-20'));
    given(half).when(...close(' ')).thenRefuses('remediation-open', { open });
    given(half).when(...close('chuyển kỳ sau')).thenRecords({ type: 'InspectionClosed', data: { open, reason: 'chuyển kỳ sau' } });
    given(afterVisit).when(...close('x')).thenRefuses('inspection-step-out-of-order', { stage: 'minuted', needed: 'concluded' });
    given(half).when(close('x')[0], by('ban-tuyen-giao', '2023-07-01')).thenRefuses('not-inspecting-body', { actingBody: 'ban-tuyen-giao' });
  });

  it('hears of each duty, once, and of its coming back', () => {
    given(followed).when(...told(1, 'accepted', '2023-06-20')).thenRecords({ type: 'RemediationOutcomeRecorded', data: { assignmentId: assignmentId('i-15/1'), outcome: 'accepted', doneOn: localDate('2023-06-20') } });
    given(play(decide, plan, team, minuted, concluded, told(1, 'accepted', '2023-06-20'))).when(...told(1, 'accepted', '2023-06-20')).thenRecords();
    given(play(decide, plan, team, minuted, concluded, told(1, 'accepted', '2023-06-20'))).when(...told(1, 'reopened')).thenState((state) => expect(remediationDone(state)).toEqual({ k: 0, n: 2 }));
    given(followed).when(...told(1, 'reinstated')).thenRecords();
    given(followed).when(...told(3, 'accepted')).thenRefuses('remediation-unknown', { assignmentId: 'i-15/3' });
  });

  it('may be a withdrawal of the decision, by who made it, with a basis', () => {
    const withdraw = (basis: string): InspectionCommand => ({ type: 'WithdrawInspection', basis, register });
    given(inTheField).when(withdraw('16-QĐ/UBKT'), by('ubkt', '2023-03-20')).thenRecords({ type: 'InspectionWithdrawn', data: { basis: '16-QĐ/UBKT' } });
    given(inTheField).when(withdraw(' '), by('ubkt', '2023-03-20')).thenRefuses('basis-missing');
    given(inTheField).when(withdraw('x'), by('btv-tinh-uy', '2023-03-20')).thenRefuses('not-deciding-body', { issuer: 'ubkt', actingBody: 'btv-tinh-uy' });
    given(play(decide, [withdraw('x'), by('ubkt', '2023-03-20')])).when(...plan).thenRefuses('inspection-over', { stage: 'withdrawn' });
  });
});

describe('an inspection whose bodies end (R11)', () => {
  const handed = (ended: string, keeper: string) =>
    registerOf(
      ...events,
      { type: 'BodiesSucceeded', data: { predecessors: [bodyId(ended)], successors: [bodyId(keeper)], newBodies: [bodyEntry(keeper, { from: localDate('2023-03-15') })], on: localDate('2023-03-15'), basis: 'NQ' } },
      { type: 'HandOverOrdered', data: { changeId: 'c', bodies: [bodyId(ended)], keeper: bodyId(keeper), allotment: [], on: localDate('2023-03-15'), basis: 'NQ', orderedBy: btv } },
    );

  it('goes on under the body that took the place over, from that day on', () => {
    const after = handed('ubkt', 'ubkt-moi');
    given(afterVisit).when({ type: 'PlanInspection', visits, note: null, register: after }, by('ubkt-moi', '2023-03-14')).thenRefuses('not-inspecting-body', { actingBody: 'ubkt-moi' });
    given(afterVisit).when({ type: 'PlanInspection', visits, note: null, register: after }, by('ubkt-moi', '2023-03-15')).thenRecords({ type: 'InspectionPlanned', data: { visits, note: null } });
    given(inTheField).when({ type: 'WithdrawInspection', basis: 'x', register: after }, by('ubkt', '2023-03-15')).thenRefuses('not-deciding-body', { issuer: 'ubkt-moi', actingBody: 'ubkt' });
    const paper = { ...numbered('KL', 20, bodyId('ubkt-moi')) };
    given(afterVisit).when(conclude({ number: paper, register: after }), by('ubkt-moi', '2023-04-01')).thenState(({ conclusion }) => expect(conclusion?.remediation.map(({ confirmingBody }) => confirmingBody)).toEqual(['ubkt-moi', 'ubkt-moi']));
  });

  it('is not gone on with by a body that now continues an inspected one (R12)', () => {
    const after = registerOf(
      ...events,
      { type: 'BodiesSucceeded', data: { predecessors: [ubkt, lead], successors: [bodyId('gop')], newBodies: [bodyEntry('gop', { from: localDate('2023-03-15') })], on: localDate('2023-03-15'), basis: 'NQ' } },
      { type: 'HandOverOrdered', data: { changeId: 'c', bodies: [ubkt, lead], keeper: bodyId('gop'), allotment: [], on: localDate('2023-03-15'), basis: 'NQ', orderedBy: btv } },
    );
    given(afterVisit).when({ type: 'PlanInspection', visits, note: null, register: after }, by('gop', '2023-03-16')).thenRefuses('inspects-itself', { bodyId: 'gop', as: 'inspecting' });
    given(inTheField).when({ type: 'WithdrawInspection', basis: 'hợp nhất', register: after }, by('gop', '2023-03-16')).thenRefuses('inspects-itself', { bodyId: 'gop', as: 'issuer' });
  });
});
