import type { DataOf } from '#libs/application';
import { assignmentId, bodyId, directiveId, localDate, taskCode, urgingId, type UrgingEvent } from '#libs/domain';

const directive = directiveId('0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01');
const duty = assignmentId('3c1b2a09-1c2d-5e3f-8a4b-5c6d7e8f9a0b');
const part = assignmentId('4d2c3b1a-2d3e-5f40-9b5c-6d7e8f9a0b1c');
const [btv, lead, office, other] = [bodyId('btv-tinh-uy'), bodyId('ban-tuyen-giao'), bodyId('vptu'), bodyId('ban-dan-van')];
const urging = urgingId('5e3d4c2b-3e4f-5061-8c6d-7e8f9a0b1c2d');
/** One value of every event of an urging. Made up; stands in no log. */
export const URGING_SAMPLES = {
  UrgingIssued: {
    document: {
      urgingId: urging, number: { issuer: other, kind: 'CV', year: 2022, number: 15, symbol: '15-CV/BDVTU' }, date: localDate('2022-01-10'),
      signatory: { capacity: 'K/T', onBehalfOf: other, position: 'Phó Trưởng ban' }, grade: 'urge', colour: 'cam', directiveId: directive, answerDue: localDate('2022-01-17'),
      demand: 'Báo cáo tiến độ', asksExplanation: true, basis: '7-QĐ/TU', skipsGradeReason: 'quá hạn đã lâu',
    },
    duties: [{ assignmentId: duty, directiveId: directive, taskCode: taskCode('IV.4'), lead, assignedBy: btv, supervising: other, due: localDate('2021-12-30'), follows: urgingId('6f4e5d3c-4f50-5172-9d7e-8f9a0b1c2d3e') }],
    addressees: [{ body: lead, name: 'Ban Tuyên giáo', kind: 'partyBoard', level: 'province' }, { body: office, name: 'Văn phòng', kind: 'committeeOffice', level: 'province' }],
    leftOut: [{ assignmentId: part, reason: 'duty-finished' }],
  },
  UrgingDelivered: { addressee: lead, channel: 'văn thư' },
  UrgingAnswered: { addressee: lead, text: 'Đã trình', refersTo: [{ assignmentId: duty, revision: 3 }], promises: [{ assignmentId: duty, day: localDate('2022-02-01') }] },
  ExplanationGiven: { addressee: lead, round: 1, text: 'chờ số liệu' },
  ExplanationAccepted: { addressee: lead, round: 2, note: null },
  ExplanationAskedAgain: { addressee: lead, round: 1, reason: 'chưa rõ', due: localDate('2022-01-25') },
  UrgingWithdrawn: { basis: '16-CV/BDVTU' },
  UrgingClosed: { note: 'đã họp', unanswered: [office] },
  UrgingAnswerTakenBack: { addressee: lead, answer: 1, reason: 'nhầm nhiệm vụ' },
  ExplanationTakenBack: { addressee: lead, round: 1, reason: 'gửi nhầm bản' },
  UrgingFilesAttached: { addressee: lead, files: [{ sha256: 'c'.repeat(64), name: 'Giải trình.pdf', size: 5200, type: 'application/pdf' }] },
  ExplanationAcceptanceTakenBack: { addressee: lead, round: 2, reason: 'chưa xem phụ lục' },
  UrgingEndTakenBack: { end: 'withdrawal', reason: 'thu hồi nhầm' },
} as const satisfies { readonly [T in UrgingEvent['type']]: DataOf<T> };
