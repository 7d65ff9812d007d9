import { describe, expect, it } from '@jest/globals';
import { actOf, bodyEntry, deciderSpecification, registerOf, SPECIMEN_REGISTER_EVENTS } from '#libs/testing/domain';
import type { FileAsked } from '../../files/index.js';
import { bodyId, directiveId, localDate } from '../../kernel/index.js';
import { RETRACE_INSPECTION } from '../../retracing/retrace-supervision.js';
import { ruleOn } from '../../retracing/retracing.js';
import type { InspectionCommand } from './commands.js';
import { inspectionDecider, inspectionId } from './index.js';

const { given, play, foldAll } = deciderSpecification(inspectionDecider);
const [ubkt, lead] = [bodyId('ubkt'), bodyId('ban-tuyen-giao')];
const register = registerOf(...SPECIMEN_REGISTER_EVENTS, { type: 'BodiesRegistered', data: { bodies: [bodyEntry('ubkt', { kind: 'inspectionCommission' })] } });
const number = { issuer: ubkt, kind: 'QĐ', year: 2023, number: 15, symbol: '15-QĐ/UBKT' } as const;
const decision = {
  inspectionId: inspectionId('i-15'), number, date: localDate('2023-03-01'), signatory: { capacity: 'T/M', onBehalfOf: null, position: 'Chủ nhiệm' }, basis: 'chương trình năm', inspectingBody: ubkt, inspectedBodies: [lead],
  scope: { directiveId: directiveId('d-24'), taskCodes: [], assignmentIds: [] }, subject: 'Thực hiện kế hoạch', periodFrom: localDate('2021-11-15'), periodTo: localDate('2022-12-31'), proposedBy: null,
} as const; // prettier-ignore
const by = (day: string) => actOf('ubkt', day);
const steps = [
  [{ type: 'DecideInspection', decision, register }, by('2023-03-01')],
  [{ type: 'PlanInspection', visits: [{ day: localDate('2023-03-10'), body: lead, contents: ['hồ sơ'] }], note: null, register }, by('2023-03-02')],
  [{ type: 'NameInspectionTeam', members: [{ body: ubkt, position: 'Phó Chủ nhiệm', head: true }], register }, by('2023-03-03')],
] as const satisfies readonly (readonly [InspectionCommand, ReturnType<typeof by>])[];
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const file: FileAsked = { sha256: 'b'.repeat(64), name: 'Biên bản.docx', stands: { size: 9, type: DOCX } };
const minutes = (files: readonly FileAsked[]): InspectionCommand => ({ type: 'RecordInspectionMinutes', minutes: { body: lead, date: localDate('2023-03-10'), contents: 'Làm việc' }, findings: [], register, files });
const ATTACHED = { type: 'InspectionFilesAttached', data: { files: [{ sha256: 'b'.repeat(64), name: 'Biên bản.docx', size: 9, type: DOCX }] } } as const;

describe('the files of an inspection', () => {
  it('stand right behind the minutes that carry them, or neither is recorded', () => {
    const minuted = { type: 'InspectionMinuted', data: { number: 1, body: lead, date: localDate('2023-03-10'), contents: 'Làm việc', findings: [] } } as const;
    given(play(...steps)).when(minutes([file]), by('2023-03-11')).thenRecords(minuted, ATTACHED);
    given(play(...steps)).when(minutes([]), by('2023-03-11')).thenRecords(minuted);
    given(play(...steps)).when(minutes([{ ...file, stands: 'unknown' }]), by('2023-03-11')).thenRefuses('file-not-uploaded', { sha256: file.sha256, name: file.name });
  });

  it('change nothing of it, and are found again when the minutes are judged anew', () => {
    const state = foldAll(play(...steps));
    const decided = inspectionDecider.decide(minutes([file]), state, by('2023-03-11'));
    const plain = inspectionDecider.decide(minutes([]), state, by('2023-03-11'));
    if (!decided.ok || !plain.ok) throw new Error('refused');
    const fold = (events: typeof decided.events) => events.reduce((folded, event) => inspectionDecider.evolve(folded, event, by('2023-03-11')), state);
    expect(fold(decided.events)).toEqual(fold(plain.events));
    expect(ruleOn(RETRACE_INSPECTION, state, { events: decided.events, act: by('2023-03-11') }, { register, rules: null, stateOf: () => null })).toEqual({ kind: 'lawful' });
  });
});
