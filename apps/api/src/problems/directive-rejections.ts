import type { AssignmentRejection, DirectiveNumberRejection, DirectiveRejection, OrganisationRejection } from '#libs/domain';
import { conflict, unfit, words, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<DirectiveRejection | DirectiveNumberRejection, AssignmentRejection | OrganisationRejection>;

/** What is said when a directive refuses an act. Every tag of the closed union must be here or with the other aggregates. */
export const DIRECTIVE_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'not-issuer': words(403, 'Chỉ cơ quan ban hành được làm việc này', 'Only the issuer may do this', 'Đề nghị cơ quan ban hành thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask the issuer, or name it in actingFor.'),
  'directive-already-drafted': conflict('Văn bản đã được dự thảo', 'The directive has been drafted already', 'Sửa dự thảo đã có.', 'Revise the draft that exists.'),
  'directive-not-drafted': conflict('Văn bản không ở trạng thái dự thảo', 'The directive is no draft', 'Văn bản đã ban hành chỉ được sửa bằng văn bản sửa đổi.', 'An issued directive is only changed by an amendment.'),
  'directive-not-concluded': conflict('Văn bản chưa kết thúc thực hiện', 'The directive is not concluded', 'Tải lại văn bản để xem trạng thái.', 'Reload the directive to see its state.'),
  'directive-not-issued': conflict('Văn bản không còn hiệu lực ban hành', 'The directive is not in force', 'Tải lại văn bản để xem trạng thái.', 'Reload the directive to see its state.'),
  'draft-identity-changed': unfit('Không được đổi số của dự thảo', 'The number of a draft cannot be changed', 'Dự thảo văn bản mới với số khác.', 'Draft another directive under the other number.'),
  'number-invalid': unfit('Số hoặc năm không hợp lệ', 'Number or year is not valid', 'Dùng số nguyên dương.', 'Use positive whole numbers.'),
  'year-mismatch': unfit('Năm của số không khớp ngày văn bản', 'The year is not that of the date', 'Sửa năm hoặc ngày.', 'Correct the year or the date.'),
  'symbol-mismatch': unfit('Ký hiệu không khớp số và loại văn bản', 'The symbol does not show number and kind', 'Sửa symbol, ví dụ 24-KH/TU.', 'Correct symbol, for example 24-KH/TU.'),
  'text-missing': unfit('Thiếu nội dung bắt buộc', 'A text that is needed is blank', 'Điền trường được nêu.', 'Fill in the field that is named.'),
  'items-missing': unfit('Văn bản không có mục hoặc mục không có việc', 'The directive has no item, or an item no task', 'Thêm ít nhất một mục có một việc.', 'Add at least one item with one task.'),
  'code-invalid': unfit('Mã mục hoặc mã việc không hợp lệ', 'The code of an item or task is not valid', 'Dùng 1–32 chữ, số, dấu chấm hoặc gạch nối.', 'Use 1–32 letters, digits, dots or hyphens.'),
  'duplicate-item-code': unfit('Mã mục bị trùng', 'Two items have one code', 'Đổi một trong hai mã.', 'Change one of them.'),
  'duplicate-point-code': unfit('Mã điểm bị trùng hoặc đã dùng', 'Two points have one code, or it was used before', 'Đổi mã của điểm.', 'Change the code of the point.'),
  'unknown-point': unfit('Nhiệm vụ không có điểm này', 'The task has no such point', 'Xem các điểm của nhiệm vụ trong văn bản.', 'See the points of the task in the directive.'),
  'duplicate-task-code': unfit('Mã việc bị trùng', 'Two tasks have one code', 'Đổi một trong hai mã.', 'Change one of them.'),
  'quorum-out-of-range': unfit('Tỷ lệ tối thiểu phải từ 1 đến 100', 'The quorum must be from 1 to 100', 'Sửa percent.', 'Correct percent.'),
  'task-without-lead': unfit('Việc không có đơn vị chủ trì', 'The task has no lead', 'Nêu ít nhất một đơn vị chủ trì.', 'Name at least one lead.'),
  'participant-malformed': unfit('Thành phần tham gia phải nêu đúng một đơn vị hoặc một nhóm', 'A participant names exactly one body or group', 'Sửa thành phần được nêu.', 'Correct the participant that is named.'),
  'participant-repeated': unfit('Thành phần tham gia bị lặp', 'A participant is named twice', 'Bỏ một lần.', 'Remove one.'),
  'body-in-two-roles': unfit('Đơn vị chủ trì có thêm vai trò khác trong cùng việc', 'The lead has another role in the same task', 'Bỏ một vai trò.', 'Remove one role.'),
  'unknown-group': unfit('Không có nhóm này vào ngày đó', 'The register has no such group on the day', 'Định nghĩa nhóm trước (/api/groups).', 'Define the group first (/api/groups).'),
  'lead-not-external': unfit('Đơn vị chủ trì thuộc thẩm quyền, không được đánh dấu ngoài thẩm quyền', 'The lead stands under the authority and cannot be marked external', 'Bỏ dấu external; sổ đơn vị cho biết đơn vị nào ở ngoài.', 'Leave the mark out; the register says which bodies are external.'),
  'body-is-external': unfit('Đơn vị ngoài thẩm quyền không thể xác nhận hay theo dõi', 'A body outside the authority can neither confirm nor supervise', 'Chọn đơn vị thuộc thẩm quyền.', 'Choose a body under the authority.'),
  'lead-group-empty': unfit('Nhóm chủ trì không có thành viên vào ngày đó', 'The leading group has no member on the day', 'Kiểm tra nhóm hoặc nêu đơn vị cụ thể.', 'Check the group or name a body.'),
  'deadline-invalid': unfit('Thời hạn không hợp lệ', 'A deadline is not valid', 'Sửa ngày của thời hạn.', 'Correct the days of the deadline.'),
  'deadline-before-issue': unfit('Thời hạn ở trước ngày ban hành', 'A deadline lies before the issue', 'Sửa thời hạn hoặc ngày văn bản.', 'Correct the deadline or the date.'),
  'deadlines-unclear': unfit('Một việc có nhiều hạn khác nhau', 'A task has several different due days', 'Đánh dấu một hạn bằng cờ governs.', 'Mark one of them with the flag governs.'),
  'no-confirming-body': unfit('Không còn đơn vị nào được xác nhận việc này', 'No body is left that may confirm the task', 'Thêm đơn vị vào confirmingFallbacks.', 'Add a body to confirmingFallbacks.'),
  'amendment-symbol-used': conflict('Số văn bản sửa đổi đã dùng hoặc thiếu', 'The amendment’s number is missing or was used', 'Nêu số riêng của văn bản sửa đổi.', 'Give the amendment its own number.'),
  'amendment-empty': unfit('Văn bản sửa đổi không thay đổi gì', 'The amendment changes nothing', 'Nêu ít nhất một thay đổi.', 'Name at least one change.'),
  'amendment-before-issue': unfit('Sửa đổi có hiệu lực trước khi ban hành', 'The amendment takes effect before the issue', 'Sửa effectiveOn.', 'Correct effectiveOn.'),
  'conflicting-changes': unfit('Một việc bị thay đổi hai lần', 'One task is changed twice', 'Gộp thành một thay đổi.', 'Make it one change.'),
  'unknown-task': unfit('Văn bản không có việc này', 'The directive has no such task', 'Kiểm tra mã việc.', 'Check the code of the task.'),
  'task-already-withdrawn': conflict('Việc đã được thu hồi', 'The task was withdrawn before', 'Không cần làm gì thêm.', 'Nothing needs to be done.'),
  'lead-already-assigned': conflict('Đơn vị đã chủ trì việc này', 'The body already leads the task', 'Không cần giao lại.', 'Nothing needs to be done.'),
  'number-taken': conflict('Số văn bản đã được dùng', 'Another directive has the number', 'Kiểm tra số, loại, năm; có thể văn bản đã được nhập.', 'Check number, kind and year; it may have been entered already.'),
  'number-not-held': conflict('Văn bản không giữ số này', 'The directive does not hold the number', 'Không cần làm gì thêm.', 'Nothing needs to be done.'),
  'lead-confirms-task': conflict('Đơn vị đang xác nhận việc này nên không thể chủ trì', 'The body confirms this task, so it cannot lead it', 'Chọn đơn vị khác.', 'Choose another body.'),
}; // prettier-ignore
