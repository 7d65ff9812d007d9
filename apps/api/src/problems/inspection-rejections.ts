import type { AssignmentRejection, DirectiveRejection, InspectionRejection, OrganisationRejection, OversightRejection } from '#libs/domain';
import { conflict, unfit, words, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<InspectionRejection | OversightRejection, AssignmentRejection | DirectiveRejection | OrganisationRejection>;

/** What is said when an inspection or an oversight refuses an act. Every tag of the closed unions must be here or with the other aggregates. */
export const INSPECTION_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'paper-in-the-future': unfit('Ngày trên văn bản hoặc ngày làm việc ở sau hôm nay', 'A paper or a visit is dated in the future', 'Sửa ngày thành hôm nay hoặc ngày đã qua.', 'Correct the date to today or an earlier day.'),
  'evidence-missing': unfit('Nhận định chưa nêu căn cứ', 'A finding names nothing it rests on', 'Nêu sự kiện, văn bản, hoặc nội dung đã tìm mà chưa thấy.', 'Name events, documents, or what was looked for in vain.'),
  'absence-in-the-future': unfit('Không thể ghi "chưa thấy" cho ngày chưa qua', 'Nothing can be missing on days that are still to come', 'Đặt until là hôm nay hoặc ngày đã qua.', 'Set until to today or an earlier day.'),
  'cited-event-unknown': unfit('Không có sự kiện được dẫn trong phạm vi này', 'A cited event is not to be found in this scope', 'Lấy stream và revision từ lịch sử của nhiệm vụ thuộc văn bản được kiểm tra.', 'Take stream and revision from the history of a duty of the inspected directive.'),
  'inspection-already-decided': conflict('Số quyết định này đã mở một cuộc kiểm tra', 'The number belongs to an inspection already', 'Kiểm tra lại số quyết định, hoặc mở cuộc kiểm tra đã có.', 'Check the number, or open the inspection that exists.'),
  'inspection-needs-decision': unfit('Kiểm tra phải có quyết định', 'An inspection is decided by a quyết định', 'Dùng văn bản loại QĐ.', 'Use a document of the kind QĐ.'),
  'inspection-step-out-of-order': conflict('Chưa đến bước này của cuộc kiểm tra', 'This step of the inspection has not come yet', 'Làm bước nêu ở needed trước.', 'Do the step named in needed first.'),
  'inspection-over': conflict('Cuộc kiểm tra đã kết luận, kết thúc hoặc bị thu hồi', 'The inspection was concluded, closed or withdrawn', 'Không thể làm thêm ở bước này; theo dõi các việc khắc phục.', 'Nothing more can be done here; follow what has to be put right.'),
  'not-deciding-body': words(403, 'Chỉ cơ quan ra quyết định kiểm tra được làm việc này', 'Only the body that decided the inspection may do this', 'Đề nghị cơ quan ra quyết định thực hiện.', 'Ask the body that decided it.'),
  'not-inspecting-body': words(403, 'Chỉ cơ quan kiểm tra được làm việc này', 'Only the inspecting body may do this', 'Đề nghị cơ quan hoặc đoàn kiểm tra thực hiện.', 'Ask the inspecting body or its team.'),
  'inspects-itself': conflict('Không đơn vị nào tự kiểm tra mình, đơn vị tiền thân hay kế thừa của mình', 'No body inspects itself, what it continues or what continues it', 'Chọn cơ quan hoặc thành viên không liên quan.', 'Choose a body or member without such a tie.'),
  'period-reversed': unfit('Thời gian kết thúc trước khi bắt đầu', 'The time ends before it begins', 'Đổi lại hai ngày.', 'Exchange the two days.'),
  'visit-before-decision': unfit('Ngày làm việc ở trước ngày quyết định', 'A visit lies before the decision', 'Chọn ngày từ ngày quyết định trở đi.', 'Choose a day from the decision on.'),
  'body-not-inspected': unfit('Đơn vị không thuộc diện được kiểm tra', 'The body is not among the inspected ones', 'Xem danh sách đơn vị trong quyết định.', 'See the bodies in the decision.'),
  'team-needs-one-head': unfit('Đoàn kiểm tra phải có đúng một trưởng đoàn', 'A team has exactly one head', 'Đánh dấu head cho đúng một thành viên.', 'Mark exactly one member as head.'),
  'minutes-unknown': conflict('Không có biên bản này hoặc đã rút', 'There are no such minutes, or they were taken back', 'Tải lại cuộc kiểm tra.', 'Reload the inspection.'),
  'conclusion-before-minutes': unfit('Kết luận đề ngày trước biên bản cuối', 'The conclusion is dated before the last minutes', 'Kiểm tra lại ngày kết luận.', 'Check the date of the conclusion.'),
  'conclusion-without-minutes': unfit('Kết luận về đơn vị chưa có biên bản', 'Something is concluded about a body without minutes', 'Lập biên bản với đơn vị trước, hoặc bỏ đơn vị khỏi kết luận.', 'Record minutes with the body first, or leave it out.'),
  'inspected-directive-withdrawn': conflict('Văn bản được kiểm tra đã thu hồi nên không giao việc khắc phục theo văn bản ấy được', 'The inspected directive was withdrawn, so no duty can belong to it', 'Kết luận không kèm việc khắc phục, hoặc giao bằng văn bản mới.', 'Conclude without remediation, or give it by a new directive.'),
  'assignment-outside-scope': unfit('Nhiệm vụ không thuộc văn bản được kiểm tra', 'The duty does not belong to the inspected directive', 'Kiểm tra lại mã nhiệm vụ.', 'Check the id of the assignment.'),
  'oversight-proposal-unknown': unfit('Không có đề nghị kiểm tra từ cuộc giám sát này', 'That oversight proposes no inspection', 'Kiểm tra lại proposedBy, hoặc bỏ trống.', 'Check proposedBy, or leave it out.'),
  'remediation-unknown': conflict('Không có việc khắc phục này', 'There is no such remediation', 'Tải lại cuộc kiểm tra.', 'Reload the inspection.'),
  'remediation-open': conflict('Còn việc khắc phục chưa xong', 'Something is left to put right', 'Chờ hoàn thành, hoặc nêu lý do kết thúc trong reason.', 'Wait for it, or say in reason why it is closed.'),
  'not-concluding-body': words(403, 'Chỉ cơ quan ban hành kết luận được làm việc này', 'Only the body that concluded may do this', 'Đề nghị cơ quan ban hành kết luận thực hiện.', 'Ask the body that concluded.'),
  'body-not-concluded-on': unfit('Kết luận không nói về đơn vị này', 'The conclusion says nothing of this body', 'Xem các đơn vị trong kết luận; muốn thêm đơn vị thì rút kết luận và kết luận lại.', 'See the bodies in the conclusion; to add one, take it back and conclude again.'),
  'inspection-not-ended': conflict('Cuộc kiểm tra chưa kết thúc và chưa bị thu hồi', 'The inspection was neither closed nor withdrawn', 'Không có gì phải mở lại.', 'There is nothing to open again.'),
  'inspection-in-good-hands': conflict('Cuộc kiểm tra đang có cơ quan đủ tư cách phụ trách, hoặc chưa có nơi nào nhận được', 'Whoever has the inspection may go on with it, or nobody may take it over', 'Không cần nhận thay; xem cơ quan phụ trách trong cuộc kiểm tra.', 'Nothing needs to be taken over; see who has it.'),
  'not-inspection-keeper': words(403, 'Cơ quan khác được nhận cuộc kiểm tra này trước', 'Another body comes first to take this inspection over', 'Đề nghị cơ quan nêu ở keeper nhận thay.', 'Ask the body named in keeper.'),
  'oversight-already-opened': conflict('Cuộc giám sát đã được mở', 'The oversight has been opened already', 'Không cần mở lại.', 'Nothing needs to be done.'),
  'oversight-not-open': conflict('Cuộc giám sát chưa mở hoặc đã kết thúc', 'The oversight is not open', 'Mở cuộc giám sát mới nếu cần.', 'Open a new one if it is needed.'),
  'oversight-kind-not-carried': unfit('Hệ thống chỉ ghi giám sát của Đảng', 'Only the Party’s own oversight is carried here', 'Dùng kind: party.', 'Use kind: party.'),
  'oversight-period-unfit': unfit('Giám sát chuyên đề phải có ngày cuối; giám sát thường xuyên thì không', 'A thematic oversight names its last day, a continuous one none', 'Thêm hoặc bỏ to.', 'Add or leave out to.'),
  'observation-outside-period': unfit('Ngày quan sát ngoài thời gian giám sát', 'The observation lies outside the time of the oversight', 'Kiểm tra lại date.', 'Check date.'),
  'not-overseeing-body': words(403, 'Chỉ cơ quan giám sát được làm việc này', 'Only the overseeing body may do this', 'Đề nghị cơ quan giám sát thực hiện.', 'Ask the overseeing body.'),
  'oversees-itself': conflict('Không đơn vị nào tự giám sát mình, đơn vị tiền thân hay kế thừa của mình', 'No body oversees itself, what it continues or what continues it', 'Chọn cơ quan giám sát khác.', 'Choose another overseeing body.'),
  'body-not-overseen': unfit('Đơn vị không thuộc diện được giám sát', 'The body is not among the overseen ones', 'Xem danh sách đơn vị của cuộc giám sát.', 'See the bodies of the oversight.'),
  'observation-unknown': unfit('Cảnh báo phải dựa trên quan sát đã ghi', 'A warning rests on recorded observations', 'Nêu số của quan sát trong observations.', 'Name the numbers of observations.'),
}; // prettier-ignore
