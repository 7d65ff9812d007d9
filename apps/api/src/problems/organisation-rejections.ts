import type { OrganisationRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when the register of bodies refuses a change. Every tag of the closed union must be here. */
export const ORGANISATION_REJECTIONS: Readonly<Record<OrganisationRejection, ProblemWords>> = {
  'id-malformed': unfit('Mã không hợp lệ', 'The id is not well-formed', 'Dùng 1–64 chữ thường không dấu, số và gạch nối.', 'Use 1–64 lower-case letters, digits and hyphens.'),
  'body-id-taken': conflict('Mã đơn vị đã được dùng', 'The id of the body has been used', 'Chọn mã khác; mã không bao giờ dùng lại.', 'Choose another id; ids are never reused.'),
  'nothing-named': unfit('Danh sách trống', 'The list is empty', 'Nêu ít nhất một đơn vị.', 'Name at least one body.'),
  'body-repeated': unfit('Đơn vị bị lặp trong danh sách', 'A body stands twice in the list', 'Bỏ một lần.', 'Remove one.'),
  'unknown-body': unfit('Không có đơn vị này', 'The register has no such body', 'Xem danh sách đơn vị tại /api/bodies.', 'See the register at /api/bodies.'),
  'unknown-parent': unfit('Không có đơn vị cấp trên này', 'The parent is not registered', 'Đăng ký đơn vị cấp trên trước.', 'Register the parent first.'),
  'parent-ended': unfit('Đơn vị cấp trên đã kết thúc', 'The parent has ended', 'Chọn đơn vị cấp trên khác.', 'Choose another parent.'),
  'parent-cycle': unfit('Đơn vị không thể ở dưới chính mình', 'A body cannot stand below itself', 'Chọn đơn vị cấp trên khác.', 'Choose another parent.'),
  'name-invalid': unfit('Tên trống hoặc quá dài', 'The name is empty or too long', 'Dùng 1–300 ký tự.', 'Use 1–300 characters.'),
  'name-taken': conflict('Một đơn vị cùng cấp đang mang tên này', 'Another body of the level carries the name', 'Chọn tên khác hoặc ngày khác.', 'Choose another name or day.'),
  'date-invalid': unfit('Ngày không tồn tại', 'The day does not exist', 'Viết ngày có thật dạng YYYY-MM-DD.', 'Write an existing day as YYYY-MM-DD.'),
  'basis-missing': unfit('Thiếu văn bản căn cứ', 'The basis document is missing', 'Nêu văn bản trong basis.', 'Name the document in basis.'),
  'body-not-yet-founded': unfit('Đơn vị chưa thành lập vào ngày đó', 'The body does not exist yet on that day', 'Chọn ngày từ khi thành lập.', 'Choose a day from its first one on.'),
  'body-already-ended': conflict('Đơn vị đã kết thúc', 'The body has ended already', 'Xem đơn vị kế thừa tại /api/bodies.', 'See what continues it at /api/bodies.'),
  'lineage-cycle': unfit('Đơn vị không thể kế thừa chính mình', 'A body cannot succeed itself or its successor', 'Kiểm tra danh sách kế thừa.', 'Check the lists of the succession.'),
  'new-body-not-successor': unfit('Đơn vị mới không nằm trong danh sách kế thừa', 'A new body is not among the successors', 'Thêm vào successors.', 'Add it to successors.'),
  'successor-not-standing': unfit('Đơn vị kế thừa không hoạt động vào ngày đó', 'A successor does not exist on that day', 'Chọn ngày hoặc đơn vị khác.', 'Choose another day or body.'),
  'keeper-missing': unfit('Chưa nêu đơn vị nhận các việc còn dở', 'Nobody is named to keep the open duties', 'Nêu đơn vị nhận bàn giao trong keeper.', 'Name the body that keeps them in keeper.'),
  'body-not-ended': conflict('Đơn vị vẫn đang hoạt động', 'The body still lives', 'Khi kết thúc đơn vị, nêu đơn vị nhận bàn giao trong keeper.', 'Name who takes over in keeper when it ends.'),
  'hand-over-already-ordered': conflict('Đã có đơn vị nhận bàn giao', 'Somebody was named to take over already', 'Xem đơn vị nhận tại /api/bodies.', 'See who takes over at /api/bodies.'),
  'keeper-not-eligible': unfit('Đơn vị này không nhận bàn giao được', 'This body cannot take the duties over', 'Chọn một đơn vị kế thừa trong thẩm quyền.', 'Choose a successor within the authority.'),
  'allotment-repeated': unfit('Một việc được giao cho hai đơn vị kế thừa', 'One duty is allotted twice', 'Bỏ một dòng trong allotment.', 'Remove one line of allotment.'),
  'group-mixes-external': unfit('Nhóm vừa có đơn vị trong vừa có đơn vị ngoài thẩm quyền', 'The group mixes bodies inside and outside the authority', 'Tách thành hai nhóm.', 'Make two groups of it.'),
}; // prettier-ignore
