import type { DataOf } from '#libs/application';
import {
  assignmentId, bodyId, directiveId, inspectionId, localDate, oversightId, taskCode, type Deadline, type DocumentNumber, type InspectionEvent, type OversightEvent, type Signatory,
} from '#libs/domain';

const [btv, ubkt, lead, other] = [bodyId('btv-tinh-uy'), bodyId('ubkt'), bodyId('ban-tuyen-giao'), bodyId('ban-dan-van')];
const directive = directiveId('0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01');
const remedy = assignmentId('5e3d4c2b-3e4f-5a51-8b6d-6d7e8f9a0b1d');
const signatory: Signatory = { capacity: 'T/M', onBehalfOf: ubkt, position: 'Chủ nhiệm' };
const number = (kind: DocumentNumber['kind'], running: number): DocumentNumber => ({ issuer: ubkt, kind, year: 2023, number: running, symbol: `${running}-${kind}/UBKT` });
const deadline: Deadline = {
  phrase: 'trước ngày 30/6/2023', kind: 'date', start: null, due: localDate('2023-06-29'), boundary: 'exclusive', confidence: 'high', sourceLine: null, confirmation: 'confirmed', flags: [],
};

/** One value of every event of inspections and oversights. Made up; stands in no log. */
export const INSPECTION_SAMPLES: { readonly [T in (InspectionEvent | OversightEvent)['type']]: DataOf<T> } = {
  InspectionDecided: {
    inspectionId: inspectionId('6f4e5d3c-4f50-5b62-9c7e-7e8f9a0b1c2d'), number: number('QĐ', 15), date: localDate('2023-03-01'), signatory, basis: 'chương trình kiểm tra 2023', inspectingBody: ubkt,
    inspectedBodies: [lead, other], scope: { directiveId: directive, taskCodes: [taskCode('IV.4')], assignmentIds: [assignmentId('3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b')] },
    subject: 'Thực hiện kế hoạch', periodFrom: localDate('2021-11-15'), periodTo: localDate('2022-12-31'), proposedBy: '7a5f6e4d-5a61-5c73-8d8f-8f9a0b1c2d3e',
  },
  InspectionPlanned: { visits: [{ day: localDate('2023-03-10'), body: lead, contents: ['hồ sơ', 'làm việc trực tiếp'] }], note: 'buổi sáng' },
  InspectionTeamNamed: { members: [{ body: ubkt, position: 'Phó Chủ nhiệm', head: true }, { body: btv, position: 'chuyên viên', head: false }] },
  InspectionFilesAttached: { files: [{ sha256: 'b'.repeat(64), name: 'Biên bản 3.docx', size: 4100, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }] },
  InspectionMinuted: {
    number: 1, body: lead, date: localDate('2023-03-10'), contents: 'Làm việc với lãnh đạo đơn vị.',
    findings: [
      { number: 1, text: 'Đã nộp kết quả', evidence: { by: 'events', events: [{ stream: 'assignment-3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b', revision: 2 }] } },
      { number: 2, text: 'Có kế hoạch giấy', evidence: { by: 'documents', documents: ['05-KH/BTG'] } },
      { number: 3, text: 'Chưa thấy báo cáo quý', evidence: { by: 'absence', soughtFor: 'báo cáo quý IV', until: localDate('2023-03-09') } },
    ],
  },
  InspectionMinutesTakenBack: { number: 1, reason: 'ghi nhầm ngày' },
  InspectionConcluded: {
    number: number('KL', 20), date: localDate('2023-04-01'), signatory, conclusions: [{ body: lead, text: 'Cơ bản thực hiện đúng' }],
    remediation: [
      { number: 1, assignmentId: remedy, taskCode: taskCode('KT-15-2023-ubkt.1'), body: lead, summary: 'Bổ sung báo cáo', expectedOutputs: ['báo cáo'], deadlines: [deadline], due: localDate('2023-06-29'), confirmingBody: ubkt },
    ],
    directiveId: directive, supervisingBody: other,
  },
  RemediationOutcomeRecorded: { assignmentId: remedy, outcome: 'accepted', doneOn: localDate('2023-06-20') },
  InspectionWithdrawn: { basis: '16-QĐ/UBKT' },
  InspectionClosed: { open: [remedy], reason: 'chuyển sang kỳ sau' },
  InspectionConclusionCorrected: { conclusions: [{ body: lead, text: 'Thực hiện đúng' }], reason: 'nhầm đơn vị' },
  InspectionConclusionTakenBack: { number: number('KL', 20), reason: 'thiếu căn cứ', withdrawn: [remedy], kept: [assignmentId('3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b')] },
  InspectionEndTakenBack: { end: 'closure', reason: 'còn việc phải làm' },
  InspectionHandedOver: { part: 'inspecting', from: ubkt, to: btv, changeId: 'succession:2025-02-03:ubkt', basis: 'NQ 4' },
  OversightOpened: {
    oversightId: oversightId('7a5f6e4d-5a61-5c73-8d8f-8f9a0b1c2d3e'), kind: 'party', mode: 'thematic', overseeingBody: ubkt, overseenBodies: [lead, other], subject: 'Chế độ báo cáo', basis: '3-KH/UBKT',
    directiveId: directive, from: localDate('2023-01-01'), to: localDate('2023-12-31'),
  },
  OversightObserved: { number: 1, body: null, date: localDate('2023-02-01'), text: 'Các đơn vị đã tiếp nhận', evidence: { by: 'documents', documents: ['sổ theo dõi'] } },
  EarlyWarningGiven: { number: 1, body: lead, text: 'Sắp đến hạn', observations: [1] },
  OversightRecommended: { number: 1, to: [lead], text: 'Rà soát lịch báo cáo' },
  InspectionProposed: { bodies: [lead], reason: 'chậm nhiều kỳ' },
  OversightEnded: { summary: 'Đã theo dõi hết năm' },
  OversightEntryTakenBack: { entry: 'warning', number: 1, reason: 'ghi nhầm đơn vị' },
  OversightEndTakenBack: { reason: 'còn việc phải theo dõi' },
};
