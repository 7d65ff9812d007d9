import type { DataOf, DomainEventType } from '#libs/application';
import { SUPERVISION_RULES_SAMPLES } from './supervision-rules-samples.js';
import {
  actorId, assignmentId, bodyId, directiveId, groupId, localDate, NO_DEADLINE, taskCode, type Deadline, type DirectiveContent,
} from '#libs/domain';
import { INSPECTION_SAMPLES } from './inspection-samples.js';
import { INDICATOR_SAMPLES } from './indicator-samples.js';
import { PEOPLE_SAMPLES } from './people-samples.js';
import { HANDLING_SAMPLES } from './handling-samples.js';
import { PROPOSAL_SAMPLES } from './proposal-samples.js';
import { RANKING_SAMPLES } from './ranking-samples.js';
import { URGING_SAMPLES } from './urging-samples.js';
import { REPORTING_SAMPLES } from './reporting-samples.js';

/** One value of every event, with every optional part filled in somewhere. Made up; stands in no log. */
const deadline: Deadline = {
  phrase: 'trước ngày 31/12/2021', kind: 'date', start: localDate('2021-11-15'), due: localDate('2021-12-30'), boundary: 'exclusive', confidence: 'high', sourceLine: 142,
  confirmation: 'confirmed', flags: ['governs'],
};
const directive = directiveId('0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01');
const duty = assignmentId('3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b');
const part = assignmentId('4d2c3b1a-2d3e-5f40-9b5c-6d7e8f9a0b1c');
const ACCOUNT = actorId('7d9f3b52-5b0e-4c1a-8f6d-2e1c0b9a8d7f');
const TOKEN = '0b5d3c1e-7a9f-4e2d-8c6b-1f0a9e8d7c6b';
const [btv, lead, office, other] = [bodyId('btv-tinh-uy'), bodyId('ban-tuyen-giao'), bodyId('vptu'), bodyId('ban-dan-van')];

const content: DirectiveContent = {
  directiveId: directive,
  number: { issuer: btv, kind: 'QĐ', year: 2021, number: 7, symbol: '7-QĐ/TU' },
  date: localDate('2021-11-15'),
  urgency: 'very-urgent',
  title: 'Văn bản mẫu “để kiểm tra”',
  signatory: { capacity: 'T/M', onBehalfOf: btv, position: 'Phó Bí thư Thường trực' },
  recipients: [{ text: 'Các ban', sourceLine: 161, bodies: [lead], groups: [groupId('cac-ban-dang')], purpose: 'perform' }],
  implements: ['02-NQ/TW'],
  items: [
    {
      code: 'IV.4',
      sourceSentence: 'Câu nguồn\nhai dòng.',
      sourceLine: 142,
      corrections: [{ sourceLine: 142, wrong: '17&2', right: null, confidence: 'low', reason: 'mờ' }],
      tasks: [
        {
          code: taskCode('IV.4'),
          summary: 'Tuyên truyền',
          expectedOutputs: ['báo cáo'],
          participants: [{ role: 'lead', body: lead, group: null, text: 'Ban Tuyên giáo', mode: 'do', external: false, implicit: false }],
          deadlines: [deadline, NO_DEADLINE],
          completion: { by: 'all' },
          partsCompletion: { by: 'quorum', percent: 60 },
          points: [{ code: 'a', text: 'Xây dựng kế hoạch' }],
          pointsCompletion: { by: 'quorum', percent: 75 },
          starred: true,
        },
      ],
    },
  ],
  confirmingBody: office,
  confirmingFallbacks: [btv],
  supervisingBody: other,
  sample: true,
};
const frozenGroup = { groupId: groupId('cac-ban-dang'), name: 'các ban', asOf: localDate('2021-11-15'), members: [lead, other] };
const planned = { assignmentId: duty, taskCode: taskCode('IV.4'), leadBody: lead, mode: 'do', confirmingBody: office, external: true } as const;
const entry = { bodyId: lead, kind: 'partyBoard', level: 'province', parentId: btv, name: 'Ban Tuyên giáo', external: false, from: localDate('2000-01-01') } as const;
const arrival = { directiveId: directive, addressee: lead, arrivalNumber: { raw: '17&2', readable: null }, arrivalDate: localDate('2021-11-17'), passedTo: 'Văn phòng' };

export const SAMPLES: { readonly [T in DomainEventType]: DataOf<T> } = {
  ...URGING_SAMPLES,
  ...RANKING_SAMPLES,
  TaskAssigned: {
    assignmentId: duty, directiveId: directive, taskCode: taskCode('IV.4'), summary: 'Tuyên truyền', expectedOutputs: ['báo cáo'], leadBody: lead, external: true, mode: 'do', issuer: btv,
    confirmingBody: office, supervisingBody: other, participants: [{ role: 'coordinate', body: other, external: false }], deadlines: [deadline], due: localDate('2021-12-30'),
    acknowledgementDue: null, partsCompletion: { by: 'lead-report' }, points: [{ code: 'a', text: 'Xây dựng kế hoạch' }], pointsCompletion: { by: 'lead-report' }, parent: { assignmentId: part, chain: [btv], due: null }, addedReason: 'bổ sung',
  },
  AssignmentAcknowledged: { receiptNumber: '123', note: null },
  AssignmentReturnedToIssuer: { reason: 'wrong-body', explanation: 'không đúng chức năng' },
  ReturnToIssuerRefused: { explanation: 'đúng chức năng' },
  ProgressReported: { percent: 40, note: 'đã có dự thảo', obstacles: 'thiếu số liệu' },
  ResultSubmitted: { round: 2, outputs: ['Báo cáo'], note: 'bản sửa', unansweredCoordinators: [other] },
  ResultReturned: { round: 1, reasons: 'thiếu số liệu' },
  ResultAccepted: { round: 2, note: null, openPoints: ['c'] },
  LatenessWaived: { reason: 'biểu mẫu sai' },
  AssignmentClosed: { note: 'xong' },
  ExternalResultRecorded: { outputs: ['BC 7-TLĐ'], note: 'Công văn của Tổng LĐLĐ' },
  ExtensionRequested: { requestNumber: 1, proposedDue: localDate('2022-01-10'), reason: 'chờ số liệu', progressSoFar: '80 %', filedLate: false, hindrances: [{ coordinator: other, revision: 3 }] },
  ExtensionGranted: { requestNumber: 1, newDue: localDate('2022-01-10'), note: null, beyondCap: false, afterParent: true },
  ExtensionRefused: { requestNumber: 2, reason: 'không đủ căn cứ' },
  DeadlineChanged: { deadlines: [NO_DEADLINE], due: null, basis: '30-KH/TU' },
  AssignmentTransferred: { from: lead, to: other, confirmingBody: office, acknowledgementDue: localDate('2021-11-25'), basis: 'đổi đầu mối' },
  AssignmentHandedOver: { as: 'participant', from: other, to: lead, why: 'succession', partId: part, changeId: 'succession:2025-02-03:ban-dan-van', basis: 'NQ 4', collapsed: true },
  AssignmentSuspended: { basis: 'CV 1' },
  AssignmentResumed: { basis: 'CV 2' },
  AssignmentWithdrawn: { basis: 'CV 3' },
  PartHandedDown: {
    partId: part, body: other, mode: 'advise', summary: 'phần', expectedOutputs: [], deadlines: [deadline], due: localDate('2021-12-30'), partsCompletion: { by: 'first' },
    dueAfterParent: false,
  },
  PartOutcomeRecorded: { partId: part, outcome: 'accepted', doneOn: localDate('2021-12-20'), doneAt: 1_639_987_200_000 },
  CompletedByParts: { rule: { by: 'quorum', percent: 60 }, doneAt: 1_639_987_200_000, accepted: 2, counted: 3 },
  CoordinationRequestTakenBack: { coordinator: other, revision: 4, reason: 'hỏi nhầm đơn vị' },
  CoordinationRequested: { coordinator: other, request: 'góp ý', answerDue: localDate('2021-12-10'), answerDueBy: 'policy', afterLimit: true },
  CoordinationAnswered: { coordinator: other, answer: 'opinion-sent', note: null },
  ActCorrected: { act: 'return-for-rework', revision: 5, reason: 'nhầm' },
  ConditionRecorded: { place: 1, event: 'ngày bầu cử', on: localDate('2021-05-23'), movedFrom: localDate('2021-05-16'), deadlines: [deadline, NO_DEADLINE], due: localDate('2021-12-30'), basis: 'NQ 5' },
  StandingDutyReviewed: { findings: 'đang thực hiện đều', reportedInPeriod: true, nextReviewOn: localDate('2022-05-15') },
  RecurrenceSet: { calendar: 'ND09', rhythms: ['half-yearly', 'yearly'], from: localDate('2021-11-15'), due: { by: 'day-of-month', monthOffset: 0, day: 20 }, basis: 'CV 9' },
  PeriodResultFiled: { rhythm: 'half-yearly', number: 4044, period: '2022-H1', from: localDate('2021-12-15'), to: localDate('2022-06-14'), due: localDate('2022-06-20'), late: true, note: 'BC 15', nil: false },
  PointAdded: { code: 'a', text: 'Xây dựng kế hoạch', from: 'directive', basis: '30-KH/TU' },
  PointWithdrawn: { code: 'a', basis: '30-KH/TU' },
  PointReported: { code: 'a', status: 'done', note: 'KH 3' },
  PointConfirmed: { code: 'a', done: true, note: 'đã xem KH 3' },
  DutyStarred: { starred: true, reason: 'trọng tâm' },
  FilesAttached: { files: [{ sha256: 'a'.repeat(64), name: 'Báo cáo 12.pdf', size: 1200, type: 'application/pdf' }] },
  RungFired: { rung: 'due+5', about: 'due', grade: 'urge', to: 'lead', body: lead, forDue: localDate('2021-12-30'), dueOn: localDate('2022-01-07'), round: 0, period: '2021-Q4', skipped: ['due', 'due+1'] },
  PowerDelegated: {
    delegationId: 'c1', from: { body: lead, position: 'head' }, to: { body: other, position: null }, validFrom: localDate('2022-01-10'), validUntil: localDate('2022-01-20'), actions: ['SubmitResult'], basis: 'Giấy ủy quyền 1',
  },
  DelegationRevoked: { delegationId: 'c1', from: localDate('2022-01-15'), reason: 'đã về' },
  ...PEOPLE_SAMPLES,
  ...PROPOSAL_SAMPLES,
  ...HANDLING_SAMPLES,
  DirectiveDrafted: { content },
  DirectiveDraftRevised: { content: { ...content, title: 'Văn bản mẫu, bản hai' } },
  FileFoundDamaged: { sha256: 'e'.repeat(64), name: 'Báo cáo.pdf', condition: 'altered', told: [office] },
  FileFoundWhole: { sha256: 'e'.repeat(64), name: 'Báo cáo.pdf', told: [office] },
  DirectiveStubEntered: { stub: { directiveId: directive, number: content.number, date: content.date, secrecy: 'highly-secret', holder: office } },
  DirectiveIssued: {
    directiveId: directive, issuedOn: localDate('2021-11-15'), frozenGroups: [frozenGroup], plannedAssignments: [planned], addressees: [lead, office],
    unreached: [{ bodyId: other, taskCodes: [taskCode('IV.4')] }],
  },
  DirectiveAmended: {
    directiveId: directive, amendmentSymbol: '30-KH/TU', urgency: 'express', basis: 'điều chỉnh', effectiveOn: localDate('2021-12-01'),
    changes: [
      { kind: 'deadline-changed', taskCode: taskCode('IV.4'), deadlines: [deadline] },
      { kind: 'points-changed', taskCode: taskCode('IV.4'), added: [{ code: 'd', text: 'Sơ kết' }], withdrawn: ['a'] },
      { kind: 'task-withdrawn', taskCode: taskCode('IV.4') },
      { kind: 'item-added', item: { code: 'IV.9', sourceSentence: 'Mục mới.', sourceLine: null, corrections: [], tasks: [] } },
    ],
    frozenGroups: [frozenGroup], plannedAssignments: [planned],
  },
  DirectiveConcluded: { directiveId: directive, basis: 'hết thời gian' },
  DirectiveConclusionTakenBack: { directiveId: directive, reason: 'kết thúc nhầm văn bản' },
  DirectiveWithdrawn: { directiveId: directive, basis: 'thay thế' },
  DirectiveNumberClaimed: { directiveId: directive },
  DirectiveNumberReleased: { directiveId: directive, reason: 'no draft followed the claim' },
  DirectiveSent: { directiveId: directive, addressee: lead, channel: 'don-doc' },
  DirectiveDelivered: { directiveId: directive, addressee: lead },
  ArrivalRegistered: arrival,
  ArrivalCorrected: { ...arrival, arrivalNumber: { raw: '1732', readable: '1732' }, passedTo: null, reason: 'đọc lại dấu' },
  LogKeyIntroduced: { key: 'tinh-uy.example/log+0123abcd+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k' },
  LogKeyRotated: {
    key: 'tinh-uy.example/log+4567cdef+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', replaced: 'tinh-uy.example/log+0123abcd+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k', reason: 'thay định kỳ',
  },
  DataRead: { asked: 'GET /api/assignments/:id', bodies: [lead], things: ['3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e02'] },
  DataExported: { asked: 'GET /api/evidence', bodies: [], things: ['3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e02'] },
  AttemptRefused: { asked: 'POST /api/assignments/:id/acceptance', bodies: [], things: ['3f2a3c3e-0b1c-5d7e-9a41-6c1f7a5b9e02'], reason: 'forbidden' },
  AccountEntered: { account: ACCOUNT, body: lead, roles: ['clerk', 'officer'] },
  AccountChanged: { account: ACCOUNT, body: lead, roles: ['head'] },
  AccountInvited: { account: ACCOUNT },
  AccountDisabled: { account: ACCOUNT },
  AccountEnabled: { account: ACCOUNT },
  AccessReset: { account: ACCOUNT, body: lead, roles: ['administrator'] },
  AuthenticatorSetUp: { account: ACCOUNT },
  SecondFactorTakenAway: { account: ACCOUNT },
  RecoveryCodesRenewed: { account: ACCOUNT },
  PasskeyAdded: { account: ACCOUNT },
  PasskeyRemoved: { account: ACCOUNT },
  IdentityLinked: { account: ACCOUNT },
  IdentityUnlinked: { account: ACCOUNT },
  PasswordSet: { account: ACCOUNT, by: 'present-password' },
  RecoveryCodeUsed: { account: ACCOUNT, left: 9 },
  SignedIn: { account: ACCOUNT, by: 'authenticator', failedBefore: 2 },
  SignInThrottled: { account: ACCOUNT, guessed: 'second-factor' },
  SessionsEnded: { account: ACCOUNT, which: 'others' },
  MachineTokenMade: { account: ACCOUNT, token: TOKEN },
  MachineTokenEnded: { account: ACCOUNT, token: TOKEN },
  NoticesSeen: { body: lead, upTo: 812 },
  BodiesRegistered: { bodies: [entry] },
  BodyRenamed: { bodyId: lead, name: 'Ban Tuyên giáo và Dân vận', from: localDate('2025-02-03'), basis: 'NQ 1' },
  BodyMoved: { bodyId: lead, parentId: null, from: localDate('2025-02-03'), basis: 'NQ 2' },
  BodyEnded: { bodyId: lead, lastDay: localDate('2025-02-02'), basis: 'NQ 3' },
  BodiesSucceeded: { predecessors: [lead, other], successors: [bodyId('ban-tgdv')], newBodies: [{ ...entry, bodyId: bodyId('ban-tgdv') }], on: localDate('2025-02-03'), basis: 'NQ 4' },
  HandOverOrdered: {
    changeId: 'succession:2025-02-03:ban-tuyen-giao', bodies: [lead, other], keeper: bodyId('ban-tgdv'), allotment: [{ assignmentId: duty, body: bodyId('ban-tgdv') }], on: localDate('2025-02-03'),
    basis: 'NQ 4', orderedBy: office,
  },
  HandOverFellDue: { changeId: 'succession:2025-02-03:ban-tuyen-giao' },
  ...INDICATOR_SAMPLES,
  ...REPORTING_SAMPLES,
  ...SUPERVISION_RULES_SAMPLES,
  GroupDefined: {
    groupId: groupId('cac-ban-dang'), name: 'các ban', rule: { by: 'kind', kinds: ['partyBoard'], level: 'province', parentId: btv, except: [other] }, from: localDate('2000-01-01'),
    open: false,
  },
  ...INSPECTION_SAMPLES,
};

/** As version 1 of a content is read: without points and without a mark of urgency. */
const contentOfOld = (newest: DirectiveContent): DirectiveContent => ({
  ...newest, urgency: 'ordinary', items: newest.items.map((item) => ({ ...item, tasks: item.tasks.map((task) => ({ ...task, points: [], pointsCompletion: { by: 'all' } })) })),
});

/** What the golden files of older versions are upcast to, where that differs from the newest sample: by file name without `.json`. */
export const SAMPLES_OF_OLDER: Readonly<Record<string, unknown>> = {
  'act-proposed.v1': {
    proposalId: 'p1', subject: { kind: 'assignment', id: '0b1c2d3e-4f50-4162-8394-a5b6c7d8e9f0', period: null }, body: 'ban-tuyen-giao', act: 'ReportProgress', content: '{"type":"ReportProgress","percent":40,"note":"đã triển khai","obstacles":null}',
  },
  'extension-requested.v1': { ...SAMPLES.ExtensionRequested, hindrances: [] },
  'policy-published.v1': { ...SAMPLES.PolicyPublished, switches: { ...SAMPLES.PolicyPublished.switches, rankingContestWorkingDays: 10, actsNeedApproval: false } },
  'policy-published.v2': { ...SAMPLES.PolicyPublished, switches: { ...SAMPLES.PolicyPublished.switches, actsNeedApproval: false } },
  'result-accepted.v1': { ...SAMPLES.ResultAccepted, openPoints: [] },
  'point-added.v1': { ...SAMPLES.PointAdded, from: 'duty', basis: null },
  'task-assigned.v1': { ...SAMPLES.TaskAssigned, external: false, acknowledgementDue: '2021-11-18', points: [], pointsCompletion: { by: 'all' } },
  'directive-drafted.v1': { content: contentOfOld(SAMPLES.DirectiveDrafted.content) },
  'directive-draft-revised.v1': { content: contentOfOld(SAMPLES.DirectiveDraftRevised.content) },
  'directive-issued.v1': { ...SAMPLES.DirectiveIssued, plannedAssignments: [{ ...planned, external: false }] },
  'directive-amended.v1': {
    ...SAMPLES.DirectiveAmended, urgency: 'ordinary', changes: SAMPLES.DirectiveAmended.changes.filter(({ kind }) => kind !== 'points-changed'), plannedAssignments: [{ ...planned, external: false }],
  },
  'coordination-requested.v1': { ...SAMPLES.CoordinationRequested, answerDueBy: 'lead', afterLimit: false },
  'rung-fired.v1': { ...SAMPLES.RungFired, period: null },
};
