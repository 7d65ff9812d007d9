import { describe, expect, it } from '@jest/globals';
import { actOf, assignmentSteps as did, deciderSpecification, dueOn, PARTIES } from '#libs/testing/domain';
import type { FileAsked } from '../files/index.js';
import { organisationDecider } from '../organisation/index.js';
import { RETRACE_ASSIGNMENT } from '../retracing/retrace-assignment.js';
import { ruleOn } from '../retracing/retracing.js';
import { assignmentDecider, type AssignmentCommand } from './index.js';

const { given, play, foldAll } = deciderSpecification(assignmentDecider);
const PDF: FileAsked = { sha256: 'a'.repeat(64), name: 'Báo cáo.pdf', stands: { size: 12, type: 'application/pdf' } };
const ATTACHED = { type: 'FilesAttached', data: { files: [{ sha256: 'a'.repeat(64), name: 'Báo cáo.pdf', size: 12, type: 'application/pdf' }] } } as const;
const report = (files?: readonly FileAsked[]) => [{ type: 'ReportProgress', percent: 10, note: 'đang làm', obstacles: null, ...(files !== undefined && { files }) }, actOf(PARTIES.lead, '2021-11-20')] as const;

type Step = ReturnType<typeof did.assign>;
const addPoint: Step = [{ type: 'AddPoint', code: 'a', text: 'điểm a' }, actOf(PARTIES.issuer, '2021-11-17')];
const setRecurrence: Step = [{ type: 'SetRecurrence', calendar: 'ND09', rhythms: null, due: null, basis: 'CV 9' }, actOf(PARTIES.issuer, '2021-11-18')];

describe('the files of acts on a duty', () => {
  it('stand in an event right behind the act that carries them', () => {
    const reported = { type: 'ProgressReported', data: { percent: 10, note: 'đang làm', obstacles: null } } as const;
    given(play(did.assign(), did.acknowledge())).when(...report([PDF])).thenRecords(reported, ATTACHED);
    given(play(did.assign(), did.acknowledge())).when(...report([])).thenRecords(reported);
    given(play(did.assign(), did.acknowledge())).when(...report()).thenRecords(reported);
  });

  it('are refused together with the act, and an act that is refused carries none', () => {
    given(play(did.assign(), did.acknowledge())).when(...report([{ ...PDF, stands: 'quarantined' }])).thenRefuses('file-quarantined', { sha256: PDF.sha256, name: PDF.name });
    given(play(did.assign(), did.acknowledge())).when(...report([{ ...PDF, name: 'x.exe' }])).thenRefuses('file-name-misleads', { sha256: PDF.sha256, name: 'x.exe', type: 'application/pdf', endings: ['pdf'] });
    given(play(did.assign())).when(...report([PDF])).thenRefuses('not-acknowledged', { status: 'assigned' });
  });

  it('change nothing of the duty, and leave its act to be taken back', () => {
    const plain = foldAll(play(did.assign(), did.acknowledge(), report()));
    const carried = foldAll(play(did.assign(), did.acknowledge(), report([PDF])));
    expect({ ...carried, revision: plain.revision }).toEqual(plain);
    expect(carried.revision).toBe(plain.revision + 1);
    given(play(did.assign(), did.acknowledge(), report([PDF]))).when({ type: 'CorrectAct', act: 'progress', revision: 2, reason: 'nhầm' }, actOf(PARTIES.lead, '2021-11-21')).thenRecords({ type: 'ActCorrected', data: { act: 'progress', revision: 2, reason: 'nhầm' } });
  });

  const carrying: readonly { readonly command: AssignmentCommand; readonly before: readonly Step[] }[] = [
    { command: { type: 'AcknowledgeAssignment', receiptNumber: null, note: null, files: [PDF] }, before: [did.assign()] },
    { command: { type: 'ReturnToIssuer', reason: 'unclear', explanation: 'x', files: [PDF] }, before: [did.assign()] },
    { command: report([PDF])[0], before: [did.assign(), did.acknowledge()] },
    { command: { type: 'SubmitResult', outputs: ['BC 1'], note: null, files: [PDF] }, before: [did.assign(), did.acknowledge()] },
    { command: { type: 'ReportPoint', code: 'a', status: 'done', note: 'BC', files: [PDF] }, before: [did.assign(), did.acknowledge(), addPoint] },
    { command: { type: 'FilePeriodResult', period: '2021-Q4', note: 'BC', nil: false, files: [PDF] }, before: [did.assign({ due: null, deadlines: [{ ...dueOn('2021-12-15'), phrase: 'hằng quý', kind: 'recurring', due: null, boundary: null }] }), did.acknowledge(), setRecurrence] },
  ];
  it.each(carrying)('are found again when $command.type is told from the log and judged anew', ({ command, before }) => {
    const state = foldAll(play(...before));
    const act = actOf(PARTIES.lead, '2021-11-20');
    const decision = assignmentDecider.decide(command, state, act);
    if (!decision.ok) throw new Error(decision.rejection.tag);
    expect(decision.events.at(-1)).toEqual(ATTACHED);
    const by = { register: organisationDecider.initialState, rules: null, stateOf: () => null };
    expect(ruleOn(RETRACE_ASSIGNMENT, state, { events: decision.events, act }, by)).toEqual({ kind: 'lawful' });
    const forged = decision.events.map((event) => (event.type === 'FilesAttached' ? { ...event, data: { files: [{ ...ATTACHED.data.files[0], name: '../x.pdf' }] } } : event));
    expect(ruleOn(RETRACE_ASSIGNMENT, state, { events: forged, act }, by)).toMatchObject({ kind: 'refused', tag: 'file-name-unsafe' });
  });
});
