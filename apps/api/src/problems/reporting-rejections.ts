import type { AssignmentRejection, DirectiveRejection, OrganisationRejection, PeriodReportRejection, ReceiptRejection, ReportingRejection, ReviewRejection } from '#libs/domain';
import { conflict, unfit, words, type ProblemWords } from './words.js';

/** The last one is told by the handlers, which alone know the directive. */
export type ReportingTag = ReportingRejection | PeriodReportRejection | ReviewRejection | 'basis-directive-not-yours';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<ReportingTag, AssignmentRejection | DirectiveRejection | OrganisationRejection | ReceiptRejection>;

/** What is said when periodic reports and reviews refuse an act. */
export const REPORTING_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'basis-directive-not-yours': unfit('Không có văn bản đã ban hành nào như vậy thuộc cơ quan chỉ đạo, xác nhận hoặc theo dõi của bạn', 'There is no issued directive by this id that your body stands above', 'Kiểm tra directiveId, hoặc nêu văn bản khác bằng ký hiệu.', 'Check directiveId, or name another document by its symbol.'),
  'external-owes-no-report': unfit('Đơn vị ngoài thẩm quyền không có nghĩa vụ báo cáo', 'A body outside the authority owes no report', 'Chọn đơn vị thuộc thẩm quyền.', 'Choose a body under the authority.'),
  'reporting-already-set-up': conflict('Chế độ báo cáo này đã được lập', 'The obligation was set up already', 'Dùng Idempotency-Key khác để lập chế độ mới.', 'Use another Idempotency-Key for a new one.'),
  'reporting-unknown': unfit('Không có chế độ báo cáo này', 'There is no such obligation to report', 'Xem danh sách tại /api/reporting.', 'See the list at /api/reporting.'),
  'reporting-withdrawn': conflict('Chế độ báo cáo đã bị thu hồi', 'The obligation to report was withdrawn', 'Lập chế độ mới nếu cần.', 'Set a new one up if it is needed.'),
  'reporting-ended': conflict('Chế độ báo cáo đã kết thúc', 'The obligation to report has ended', 'Các kỳ đến kỳ cuối vẫn báo cáo được; lập chế độ mới cho kỳ sau.', 'Periods up to the last one are still reported; set a new one up for later ones.'),
  'not-reporting-owner': words(403, 'Chỉ cơ quan lập chế độ báo cáo được thay đổi', 'Only the body that set it up changes it', 'Đề nghị cơ quan đó thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask that body, or name it in actingFor.'),
  'not-reporting-party': words(403, 'Việc này thuộc cơ quan khác trong chế độ báo cáo', 'This is another body’s part in the reporting', 'Đề nghị cơ quan đó thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask that body, or name it in actingFor.'),
  'reporting-parts-collide': unfit('Cơ quan tổng hợp, cơ quan nhận và đơn vị báo cáo phải khác nhau', 'Who gathers, who takes and who reports are different bodies', 'Chọn cơ quan khác cho một trong các vai.', 'Choose another body for one of the parts.'),
  'reporting-part-not-held': conflict('Cơ quan bàn giao không giữ vai này', 'The body does not have the part it hands over', 'Kiểm tra part, from và fromPeriod.', 'Check part, from and fromPeriod.'),
  'report-period-unknown': unfit('Không có kỳ báo cáo này', 'There is no such report period', 'Dùng 2022-03, 2022-Q1, 2022-H1 hoặc 2022 theo nhịp báo cáo, từ kỳ đầu đến kỳ cuối.', 'Use 2022-03, 2022-Q1, 2022-H1 or 2022 by its rhythm, between the first and the last period.'),
  'report-period-not-begun': unfit('Kỳ báo cáo chưa bắt đầu', 'The report period has not begun', 'Chờ đến ngày đầu kỳ.', 'Wait for its first day.'),
  'report-period-over': conflict('Kỳ báo cáo đã hết nên không thay đổi nghĩa vụ của kỳ đó', 'The period is over, so what is owed for it is not changed', 'Nêu kỳ đang chạy hoặc kỳ sau.', 'Name the period that runs or a later one.'),
  'last-period-before-first': unfit('Kỳ cuối ở trước kỳ đầu', 'The last period is before the first', 'Sửa firstPeriod hoặc lastPeriod.', 'Correct firstPeriod or lastPeriod.'),
  'schedule-invalid': unfit('Quy tắc hạn nộp không hợp lệ', 'A rule for the due day is not valid', 'Ngày 1–31, lệch tháng từ −11 đến 24, hoặc 1–366 ngày sau đơn vị.', 'Day 1–31, month offset −11 to 24, or 1–366 days after the units.'),
  'due-needs-unit-due': unfit('Hạn tổng hợp tính theo hạn đơn vị, mà hạn đơn vị chưa có', 'The consolidated due day counts from the units’, and there is none', 'Nêu hạn đơn vị, hoặc hạn tổng hợp theo ngày.', 'Name the units’ due day, or a day for the consolidated one.'),
  'due-before-period': unfit('Hạn nộp ở trước khi kỳ bắt đầu', 'A report would be due before its period begins', 'Tăng monthOffset hoặc ngày.', 'Raise monthOffset or the day.'),
  'consolidated-due-not-later': unfit('Hạn tổng hợp phải sau hạn đơn vị', 'The consolidated report must be due after the units’', 'Lùi hạn tổng hợp.', 'Move the consolidated due day later.'),
  'unit-already-reports': conflict('Đơn vị đã báo cáo trong chế độ này', 'The body reports already', 'Không cần thêm nữa.', 'There is nothing to add.'),
  'unit-does-not-report': unfit('Đơn vị không có nghĩa vụ báo cáo kỳ này', 'The body owes no report for this period', 'Kiểm tra đơn vị và kỳ.', 'Check the body and the period.'),
  'report-already-filed': conflict('Đã có báo cáo', 'A report stands already', 'Đính chính, rút lại, hoặc chờ trả lại rồi nộp lại.', 'Correct it, take it back, or file again once it is returned.'),
  'no-report-filed': conflict('Không có báo cáo nào đang có hiệu lực', 'No report stands', 'Nộp báo cáo trước.', 'File the report first.'),
  'figure-invalid': unfit('Số liệu không phải là số hoặc trùng tên', 'A figure is no number or repeats a name', 'Sửa số liệu được nêu.', 'Correct the figure that is named.'),
  'consolidation-under-way': conflict('Báo cáo tổng hợp đã trình, nên không sửa nội dung bên dưới', 'The consolidated report is with its recipient', 'Chờ cơ quan nhận trả lại hoặc tiếp nhận.', 'Wait until it is returned or accepted.'),
  'consolidation-not-drafted': conflict('Chưa có dự thảo tổng hợp', 'There is no draft to hand up', 'Dự thảo trước khi trình.', 'Draft it first.'),
  'consolidation-not-submitted': conflict('Chưa có báo cáo tổng hợp nào được trình', 'No consolidated report was handed up', 'Chờ báo cáo được trình.', 'Wait until it is handed up.'),
  'consolidation-accepted': conflict('Báo cáo tổng hợp đã được tiếp nhận', 'The consolidated report was accepted', 'Nêu bổ sung ở kỳ sau; nhận nhầm thì cơ quan nhận rút lại việc nhận.', 'Add what is missing in the next period; a mistaken acceptance is taken back by the recipient.'),
  'consolidation-not-accepted': conflict('Báo cáo tổng hợp chưa được tiếp nhận', 'The consolidated report is not accepted', 'Tải lại kỳ báo cáo để xem trạng thái.', 'Reload the period to see its state.'),
  'report-rung-not-called-for': conflict('Không có lời nhắc nào đang chạy cho hạn này', 'No reminder runs for this due day', 'Không cần làm gì; hệ thống tự nhắc.', 'Nothing to do; reminders go by themselves.'),
  'report-rung-not-due': conflict('Chưa đến lúc nhắc', 'The reminder is not due', 'Chờ đến ngày nhắc.', 'Wait until it is.'),
  'report-rung-already-fired': conflict('Lời nhắc này đã gửi', 'The reminder has gone', 'Không cần gửi lại.', 'It need not go again.'),
  'review-already-begun': conflict('Cuộc sơ kết, tổng kết này đã bắt đầu', 'The review was begun already', 'Dùng Idempotency-Key khác để bắt đầu cuộc mới.', 'Use another Idempotency-Key for a new one.'),
  'review-unknown': unfit('Không có cuộc sơ kết, tổng kết này', 'There is no such review', 'Xem danh sách tại /api/reviews.', 'See the list at /api/reviews.'),
  'review-withdrawn': conflict('Cuộc sơ kết, tổng kết đã hủy', 'The review was given up', 'Bắt đầu cuộc mới nếu cần.', 'Begin a new one if it is needed.'),
  'review-concluded': conflict('Cuộc sơ kết, tổng kết đã kết luận', 'The review was concluded', 'Nếu kết luận nhầm, dùng step-taken-back.', 'A mistaken conclusion is taken back by step-taken-back.'),
  'review-conductor-reports': unfit('Cơ quan chủ trì không báo cáo cho chính mình', 'Who conducts the review does not report to itself', 'Bỏ cơ quan chủ trì khỏi units.', 'Leave the conductor out of units.'),
  'review-part-not-held': conflict('Cơ quan bàn giao không giữ vai này', 'The body does not have the part it hands over', 'Kiểm tra part và from.', 'Check part and from.'),
  'unit-not-in-review': unfit('Đơn vị không thuộc diện báo cáo của cuộc này', 'The body was not asked to report for this review', 'Kiểm tra đơn vị.', 'Check the body.'),
  'not-review-party': words(403, 'Việc này thuộc cơ quan khác trong cuộc sơ kết, tổng kết', 'This is another body’s part in the review', 'Đề nghị cơ quan đó thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask that body, or name it in actingFor.'),
  'review-step-out-of-order': conflict('Chưa đến bước này', 'This step is not the next one', 'Theo thứ tự: đề cương, dự thảo, hội nghị, kết luận.', 'In order: outline, draft, conference, conclusion.'),
  'review-day-too-early': unfit('Ngày ở trước bước phải đi trước', 'The day is before the one it must follow', 'Kiểm tra ngày.', 'Check the day.'),
  'review-day-in-future': unfit('Ngày chưa đến', 'The day has not come', 'Ghi khi việc đã diễn ra.', 'Record it once it has happened.'),
  'review-scope-reversed': unfit('Thời gian nhìn lại kết thúc trước khi bắt đầu', 'The days looked back on end before they begin', 'Đổi chỗ scopeFrom và scopeTo.', 'Swap scopeFrom and scopeTo.'),
}; // prettier-ignore
