import type { DataOf } from '#libs/application';
import { bodyId, directiveId, localDate, reportingId, reviewId, type PeriodReportEvent, type ReportingEvent, type ReviewEvent } from '#libs/domain';

/** One value of every event of periodic reports and of reviews. Made up; stands in no log. */
const directive = directiveId('0f4d2c1e-7f43-5d4b-9f2a-5d0b1c8e7a01');
const [btv, board, unit, other] = [bodyId('btv-tinh-uy'), bodyId('ban-dan-van'), bodyId('ban-tuyen-giao'), bodyId('vptu')];
const obligationId = reportingId('5e3d4c2b-3e4f-5061-8c6d-1e2f3a4b5c6d');
const of = { obligationId, period: '2022-Q1' } as const;
const schedule = { unitDue: { by: 'day-of-month', monthOffset: 0, day: 20 }, consolidatedDue: { by: 'days-after-units', days: 5 } } as const;
const content = { summary: 'Đã kết nạp đoàn viên', figures: [{ name: 'đoàn viên mới', value: 12.5, unit: 'người' }], attachments: ['phu-luc.xlsx'] } as const;
const due = localDate('2022-03-20');

type Reporting = (ReportingEvent | PeriodReportEvent | ReviewEvent)['type'];

export const REPORTING_SAMPLES: { readonly [T in Reporting]: DataOf<T> } = {
  ReportingSetUp: {
    obligationId, title: 'Báo cáo quý', owner: board, consolidator: board, recipient: btv, units: [unit], calendar: 'ND09', rhythm: 'quarterly', firstPeriod: '2022-Q1', lastPeriod: '2045-Q4', schedule,
    basis: { directiveId: directive, symbol: '7-QĐ/TU', itemCode: 'IV.8', sourceLine: 151, note: 'định kỳ báo cáo' },
  },
  ReportingUnitAdded: { unit: other, fromPeriod: '2022-Q3', reason: 'mới lập' },
  ReportingUnitWithdrawn: { unit, fromPeriod: '2022-Q4', basis: 'QĐ 7' },
  ReportScheduleChanged: { fromPeriod: '2022-Q3', schedule: { unitDue: null, consolidatedDue: { by: 'day-of-month', monthOffset: 1, day: 5 } }, basis: 'CV 9' },
  ReportingHandedOver: { part: 'unit', from: other, to: bodyId('ban-tgdv'), fromPeriod: '2025-Q2', basis: 'QĐ sáp nhập' },
  ReportingEnded: { lastPeriod: '2025-Q4', basis: 'TB 5' },
  ReportingWithdrawn: { basis: 'lập nhầm' },
  UnitReportFiled: { ...of, unit, round: 1, content, due },
  NilReportFiled: { ...of, unit: other, round: 1, note: 'không có phát sinh', due: null },
  UnitReportReturned: { ...of, unit, round: 1, reasons: 'thiếu số liệu' },
  UnitReportCorrected: { ...of, unit: other, content: { ...content, attachments: [] }, reason: 'nhầm' },
  UnitReportTakenBack: { ...of, unit: other, reason: 'nhầm kỳ' },
  ConsolidationDrafted: { ...of, content },
  ConsolidationSubmitted: {
    ...of, round: 1, symbol: '12-BC/BDV', content, reported: 1, owed: 3, nil: [other], missing: [{ unit: bodyId('ubkt'), name: 'Ủy ban Kiểm tra Tỉnh ủy', state: 'overdue', daysOverdue: 4, sentBack: true }],
    late: [{ unit, name: 'Ban Tuyên giáo Tỉnh ủy', daysLate: 2 }], due: localDate('2022-03-25'),
  },
  ConsolidationReturned: { ...of, round: 1, reasons: 'thiếu một đơn vị' },
  ConsolidationAccepted: { ...of, round: 2, note: null },
  ConsolidationAcceptanceTakenBack: { ...of, round: 2, reason: 'nhận nhầm kỳ' },
  ReportFilesAttached: { ...of, unit, files: [{ sha256: 'd'.repeat(64), name: 'Phụ lục.xlsx', size: 9100, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }] },
  ReportRungFired: { ...of, tier: 'unit', rung: 'due+1', grade: 'remind', bodies: [unit], missing: [unit], forDue: due, dueOn: localDate('2022-03-21'), skipped: ['due'] },
  ReviewOutlineIssued: {
    reviewId: reviewId('6f4e5d3c-4f50-5172-9d7e-2f3a4b5c6d7e'), kind: 'interim', title: 'Sơ kết', conductor: board, directiveId: directive, directiveSymbol: '7-QĐ/TU', scopeFrom: localDate('2021-11-15'),
    scopeTo: null, units: [unit, other], reportsDue: due, outlineSymbol: '15-ĐC/BDV', outlineDate: localDate('2022-01-10'),
  },
  ReviewReportFiled: { unit, round: 1, content, due },
  ReviewReportReturned: { unit, round: 1, reasons: 'thiếu' },
  ReviewDrafted: { content, missing: [{ unit: other, name: 'Văn phòng Tỉnh ủy' }] },
  ReviewConferenceHeld: { heldOn: localDate('2022-05-10'), basis: 'Giấy mời 30' },
  ReviewConcluded: { symbol: '40-KL/TU', date: localDate('2022-05-20') },
  ReviewStepTakenBack: { step: 'conclusion', reason: 'sai số' },
  ReviewHandedOver: { part: 'conductor', from: board, to: bodyId('ban-tgdv'), basis: 'QĐ sáp nhập' },
  ReviewWithdrawn: { basis: 'không tiến hành' },
}; // prettier-ignore
