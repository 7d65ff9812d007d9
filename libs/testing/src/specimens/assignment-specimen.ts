import {
  assignmentId, bodyId, directiveId, localDate, taskCode, type Act, type AssignmentCommand, type AssignmentTerms, type PartRequest,
} from '#libs/domain';
import { actOf, dueOn } from './directive-specimen.js';

/** The four parties of the specimen assignment, and a fifth body that has nothing to do with it. */
export const PARTIES = { lead: 'ban-tuyen-giao', issuer: 'btv-tinh-uy', confirming: 'vptu', coordinator: 'ban-dan-van', stranger: 'ban-to-chuc' } as const;

/** Assigned on 15/11/2021, to be acknowledged by 18/11, due on 15/12. */
export const specimenTerms = (more: Partial<AssignmentTerms> = {}): AssignmentTerms => ({
  assignmentId: assignmentId('duty-1'),
  directiveId: directiveId('00000000-0000-5000-8000-000000000024'),
  taskCode: taskCode('IV.4'),
  summary: 'tuyên truyền trong năm',
  expectedOutputs: ['báo cáo kết quả'],
  leadBody: bodyId(PARTIES.lead),
  external: false,
  mode: 'do',
  issuer: bodyId(PARTIES.issuer),
  confirmingBody: bodyId(PARTIES.confirming),
  supervisingBody: bodyId(PARTIES.coordinator),
  participants: [{ role: 'coordinate', body: bodyId(PARTIES.coordinator), external: false }],
  deadlines: [dueOn('2021-12-15')],
  due: localDate('2021-12-15'),
  acknowledgementDue: localDate('2021-11-18'),
  partsCompletion: { by: 'lead-report' },
  points: [],
  pointsCompletion: { by: 'all' },
  parent: null,
  addedReason: null,
  ...more,
});

export const specimenPart = (id: string, more: Partial<PartRequest> = {}): PartRequest => ({
  partId: assignmentId(id),
  body: bodyId(`body-of-${id}`),
  mode: 'do',
  summary: `phần ${id}`,
  expectedOutputs: [],
  deadlines: [dueOn('2021-12-10')],
  partsCompletion: { by: 'lead-report' },
  bodyStands: 'active',
  ...more,
});

type Step = readonly [AssignmentCommand, Act];

/** Steps of a history, each by the body it belongs to, on a day `YYYY-MM-DD`. */
export const assignmentSteps = {
  assign: (more: Partial<AssignmentTerms> = {}, day = '2021-11-15'): Step => [{ type: 'AssignTask', terms: specimenTerms(more) }, actOf(PARTIES.issuer, day)],
  acknowledge: (day = '2021-11-16'): Step => [{ type: 'AcknowledgeAssignment', receiptNumber: null, note: null }, actOf(PARTIES.lead, day)],
  giveBack: (day = '2021-11-16'): Step => [{ type: 'ReturnToIssuer', reason: 'wrong-body', explanation: 'không đúng chức năng' }, actOf(PARTIES.lead, day)],
  progress: (percent: number | null = 40, day = '2021-11-20'): Step => [{ type: 'ReportProgress', percent, note: 'đang làm', obstacles: null }, actOf(PARTIES.lead, day)],
  submit: (day: string): Step => [{ type: 'SubmitResult', outputs: ['BC 12'], note: null }, actOf(PARTIES.lead, day)],
  sendBack: (day: string): Step => [{ type: 'ReturnResult', reasons: 'thiếu số liệu' }, actOf(PARTIES.confirming, day)],
  accept: (day: string): Step => [{ type: 'AcceptResult', note: null }, actOf(PARTIES.confirming, day)],
  waive: (day: string): Step => [{ type: 'WaiveLateness', reason: 'biểu mẫu sai' }, actOf(PARTIES.confirming, day)],
  close: (day: string): Step => [{ type: 'CloseAssignment', note: null }, actOf(PARTIES.confirming, day)],
  askExtension: (day: string, proposedDue = '2021-12-25', afterDue = false): Step => [
    { type: 'RequestExtension', proposedDue: localDate(proposedDue), reason: 'chờ số liệu', progressSoFar: 'xong dự thảo', afterDue },
    actOf(PARTIES.lead, day),
  ],
  grantExtension: (day: string, newDue = '2021-12-25', beyondCap = false): Step => [
    { type: 'GrantExtension', newDue: localDate(newDue), note: null, maxExtensions: 2, beyondCap },
    actOf(PARTIES.issuer, day),
  ],
  refuseExtension: (day: string): Step => [{ type: 'RefuseExtension', reason: 'không đủ căn cứ' }, actOf(PARTIES.issuer, day)],
  suspend: (day = '2021-11-25'): Step => [{ type: 'SuspendAssignment', basis: 'CV 1' }, actOf(PARTIES.issuer, day)],
  resume: (day = '2021-11-28'): Step => [{ type: 'ResumeAssignment', basis: 'CV 2' }, actOf(PARTIES.issuer, day)],
  withdraw: (day = '2021-11-28'): Step => [{ type: 'WithdrawAssignment', basis: 'CV 3' }, actOf(PARTIES.issuer, day)],
  handDown: (id: string, more: Partial<PartRequest> = {}, day = '2021-11-20'): Step => [{ type: 'HandDownPart', part: specimenPart(id, more) }, actOf(PARTIES.lead, day)],
  partAccepted: (id: string, doneOn: string, day = doneOn): Step => [
    { type: 'RecordPartOutcome', partId: assignmentId(id), outcome: 'accepted', doneOn: localDate(doneOn), doneAt: actOf(PARTIES.lead, doneOn).recordedAt },
    actOf(PARTIES.lead, day),
  ],
  partCame: (id: string, outcome: 'reopened' | 'withdrawn' | 'reinstated', day: string): Step => [
    { type: 'RecordPartOutcome', partId: assignmentId(id), outcome, doneOn: null, doneAt: null },
    actOf(PARTIES.lead, day),
  ],
} as const;
