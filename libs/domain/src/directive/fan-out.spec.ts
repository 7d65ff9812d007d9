import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { actOf, beside, besideGroup, dueOn, lead, leadGroup, readableAssignmentId, registerOf, SPECIMEN_REGISTER_EVENTS, specimenContent, specimenRegister, taskWith } from '#libs/testing/domain';
import { bodyId, localDate, taskCode } from '../kernel/index.js';
import { assignmentTerms, directiveDecider, directiveWarnings, livePlanned, planTaskLead, type DirectiveCommand, type DirectiveState } from './index.js';

const act = actOf('btv-tinh-uy', '2021-11-15');
const register = specimenRegister;
const content = specimenContent();

const after = (...commands: readonly DirectiveCommand[]): DirectiveState =>
  commands.reduce((state, command) => {
    const decision = directiveDecider.decide(command, state, act);
    if (!decision.ok) throw new Error(JSON.stringify(decision.rejection));
    return decision.events.reduce((folded, event) => directiveDecider.evolve(folded, event, act), state);
  }, directiveDecider.initialState);

const issued = after({ type: 'DraftDirective', content, register }, { type: 'IssueDirective', register, assignmentIdFor: readableAssignmentId });
const acknowledgementDue = localDate('2021-11-22');
const plannedFor = (state: DirectiveState, task: string) => state.planned.find((line) => line.taskCode === taskCode(task))!;

describe('the terms of a planned assignment', () => {
  it('carry the date that governs, the confirming body that was picked and the participants', () => {
    expect(assignmentTerms(issued, plannedFor(issued, 'IV.4'), { acknowledgementDue })).toEqual({
      assignmentId: 'IV.4/ban-tuyen-giao',
      directiveId: content.directiveId,
      taskCode: 'IV.4',
      summary: 'việc IV.4',
      expectedOutputs: ['văn bản'],
      leadBody: 'ban-tuyen-giao',
      external: false,
      mode: 'do',
      issuer: 'btv-tinh-uy',
      confirmingBody: 'vptu',
      supervisingBody: 'ban-dan-van',
      participants: [
        { role: 'coordinate', body: 'ban-dan-van', external: false },
        { role: 'coordinate', body: 'dang-doan-ldld', external: false },
      ],
      deadlines: [dueOn('2021-12-31', { kind: 'year-end' })],
      due: '2021-12-31',
      acknowledgementDue: '2021-11-22',
      partsCompletion: { by: 'lead-report' },
      points: [],
      pointsCompletion: { by: 'all' },
      parent: null,
      addedReason: null,
    });
  });

  it('leave the lead out of the groups it belongs to, and open groups unexpanded', () => {
    expect(assignmentTerms(issued, plannedFor(issued, 'IV.8a'), { acknowledgementDue }).participants).toEqual([
      { role: 'coordinate', body: 'ban-to-chuc', external: false },
      { role: 'coordinate', body: 'ban-tuyen-giao', external: false },
      { role: 'coordinate', body: 'vptu', external: false },
      { role: 'report-to', body: 'btv-tinh-uy', external: false },
    ]);
  });

  it('follow an amendment of the deadline', () => {
    const { decide, evolve } = directiveDecider;
    const command = { type: 'AmendDirective', amendmentSymbol: '30-KH/TU', urgency: 'ordinary', basis: 'KL', effectiveOn: localDate('2021-12-01'), register, assignmentIdFor: readableAssignmentId } as const;
    const decision = decide({ ...command, changes: [{ kind: 'deadline-changed', taskCode: taskCode('IV.4'), deadlines: [dueOn('2022-06-30')] }, { kind: 'task-withdrawn', taskCode: taskCode('IV.1') }] }, issued, act);
    if (!decision.ok) throw new Error(decision.rejection.tag);
    const amended = decision.events.reduce((state, event) => evolve(state, event, act), issued);
    expect(assignmentTerms(amended, plannedFor(amended, 'IV.4'), { acknowledgementDue }).due).toBe('2022-06-30');
    expect(livePlanned(amended).map(({ assignmentId }) => assignmentId)).toEqual(['IV.4/ban-tuyen-giao', 'IV.8a/ban-dan-van']);
  });

  it('do not exist before issue', () => {
    const draft = after({ type: 'DraftDirective', content, register });
    expect(() => assignmentTerms(draft, plannedFor(issued, 'IV.4'), { acknowledgementDue })).toThrow(RangeError);
  });
});

describe('one more lead after issue', () => {
  const late = { taskCode: taskCode('IV.1'), leadBody: bodyId('dang-doan-ldld'), mode: 'do', on: localDate('2021-12-01'), register, assignmentIdFor: readableAssignmentId } as const;

  it('is planned like the others, its reason kept in its terms', () => {
    const plan = planTaskLead(issued, late);
    const planned = { assignmentId: 'IV.1/dang-doan-ldld', taskCode: 'IV.1', leadBody: 'dang-doan-ldld', mode: 'do', confirmingBody: 'ban-dan-van', external: false };
    expect(plan).toEqual({ ok: true, planned });
    if (!plan.ok) throw new Error(plan.rejection.tag);
    expect(assignmentTerms(issued, plan.planned, { acknowledgementDue, addedReason: 'bị sót' }).addedReason).toBe('bị sót');
  });

  it('may be external: it need not acknowledge, and is marked', () => {
    const plan = planTaskLead(issued, { ...late, leadBody: bodyId('tld-ldvn') });
    if (!plan.ok) throw new Error(plan.rejection.tag);
    const { external, acknowledgementDue: none } = assignmentTerms(issued, plan.planned, { acknowledgementDue, addedReason: 'bị sót' });
    expect([plan.planned.external, external, none]).toEqual([true, true, null]);
  });

  it.each([
    ['unknown task', { taskCode: taskCode('X') }, 'unknown-task', { taskCode: 'X' }],
    ['unknown body', { leadBody: bodyId('khong-co') }, 'unknown-body', { bodyId: 'khong-co', as: 'lead' }],
    ['present lead', { leadBody: bodyId('thanh-uy-hue') }, 'lead-already-assigned', { taskCode: 'IV.1', bodyId: 'thanh-uy-hue' }],
    ['coordinator', { taskCode: taskCode('IV.4'), leadBody: bodyId('dang-doan-ldld') }, 'body-in-two-roles', { taskCode: 'IV.4', bodyId: 'dang-doan-ldld', role: 'coordinate' }],
    ['body that confirms the others', { leadBody: bodyId('ban-dan-van') }, 'lead-confirms-task', { taskCode: 'IV.1', bodyId: 'ban-dan-van' }],
  ] as const)('refuses an %s', (_what, change, tag, facts) => {
    expect(planTaskLead(issued, { ...late, ...change })).toEqual({ ok: false, rejection: { tag, facts } });
  });

  it('is confirmed by a body that still stands on the day', () => {
    const ended = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodyEnded', data: { bodyId: bodyId('ban-dan-van'), lastDay: localDate('2025-02-02'), basis: 'QĐ' } });
    expect(planTaskLead(issued, { ...late, register: ended, on: localDate('2025-03-01') })).toMatchObject({ ok: true, planned: { confirmingBody: 'vptu' } });
  });

  it('refuses a directive that is not issued', () => {
    expect(planTaskLead(directiveDecider.initialState, late)).toEqual({ ok: false, rejection: { tag: 'directive-not-issued', facts: { status: 'none' } } });
  });
});

describe('warnings before issue', () => {
  it('name what a clerk should look at, and refuse nothing', () => {
    const open = { code: 'V', sourceSentence: 'Câu.', sourceLine: null, corrections: [], tasks: [taskWith('V.1', [leadGroup('co-quan-lien-quan'), lead('thanh-uy-hue')])] };
    const recipients = [...content.recipients, { text: 'Các đ/c Tỉnh ủy viên', sourceLine: 163, bodies: [], groups: [], purpose: null }];
    expect(directiveWarnings(specimenContent({ recipients, items: [...content.items, open] }), register)).toEqual([
      { kind: 'recipient-reaches-nobody', text: 'Các đ/c Tỉnh ủy viên' },
      { kind: 'confirmation-rerouted', taskCode: 'IV.4', confirmingBody: 'vptu' },
      { kind: 'confirmation-rerouted', taskCode: 'IV.8a', confirmingBody: 'btv-tinh-uy' },
      { kind: 'open-group-leads', groupId: 'co-quan-lien-quan', taskCode: 'V.1' },
      { kind: 'body-unreached', bodyId: 'ban-dan-van', taskCodes: ['IV.8a'] },
    ]);
  });
});

describe('whatever the participants', () => {
  const names = ['vptu', 'ban-tuyen-giao', 'ban-dan-van', 'ban-to-chuc', 'dang-doan-ldld', 'thanh-uy-hue', 'huyen-uy-a-luoi', 'tld-ldvn'];
  const groups = ['cap-uy-huyen', 'cac-ban-dang', 'co-quan-lien-quan'];
  const one = fc.oneof(
    fc.constantFrom(...names).map((body) => lead(body)),
    fc.constantFrom(...groups).map(leadGroup),
    fc.tuple(fc.constantFrom('coordinate', 'perform', 'monitor', 'report-to'), fc.constantFrom(...names)).map(([role, body]) => beside(role, body)),
    fc.tuple(fc.constantFrom('coordinate', 'perform', 'monitor'), fc.constantFrom(...groups)).map(([role, group]) => besideGroup(role, group)),
  );

  it('a body leads a task once, is no party beside itself, and nobody with a part confirms', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (participants) => {
        const item = { code: 'I', sourceSentence: 'Câu.', sourceLine: null, corrections: [], tasks: [taskWith('I.1', participants)] };
        const draft = directiveDecider.decide({ type: 'DraftDirective', content: specimenContent({ items: [item] }), register }, directiveDecider.initialState, act);
        if (!draft.ok) return;
        const drafted = draft.events.reduce((state, event) => directiveDecider.evolve(state, event, act), directiveDecider.initialState);
        const issue = directiveDecider.decide({ type: 'IssueDirective', register, assignmentIdFor: readableAssignmentId }, drafted, act);
        if (!issue.ok) return;
        accepted += 1;
        const state = issue.events.reduce((folded, event) => directiveDecider.evolve(folded, event, act), drafted);
        expect(new Set(state.planned.map(({ assignmentId }) => assignmentId)).size).toBe(state.planned.length);
        for (const planned of state.planned) {
          const { participants: parties, confirmingBody, leadBody } = assignmentTerms(state, planned, { acknowledgementDue });
          const working = parties.filter(({ role }) => role === 'coordinate' || role === 'perform').map(({ body }) => body);
          expect([leadBody, ...working, ...state.planned.map((line) => line.leadBody)]).not.toContain(confirmingBody);
          expect(parties.map(({ body }) => body)).not.toContain(leadBody);
        }
      }),
      { numRuns: 400 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});
