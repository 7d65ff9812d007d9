import type { PersonRejection, PositionRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when an act on the data or the positions of a person is refused. Every tag of both closed unions must be here. */
export const PEOPLE_REJECTIONS: Readonly<Record<PersonRejection | PositionRejection, ProblemWords>> = {
  'text-names-person': unfit('Nội dung nêu tên, thư hoặc số điện thoại của người đó', 'The text holds the name, address or number of the person', 'Chỉ nêu số, ký hiệu văn bản: nội dung này không xóa được.', 'Name the paper by its number only: this text can never be erased.'),
  'person-already-entered': conflict('Người này đã có hồ sơ', 'The person was entered already', 'Xem tại /api/persons.', 'See /api/persons.'),
  'person-unknown': unfit('Không có hồ sơ cá nhân này', 'There is no such person', 'Xem tại /api/persons.', 'See /api/persons.'),
  'person-already-erased': conflict('Dữ liệu của người này đã bị xóa', 'The data of the person was erased', 'Không khôi phục được; nếu cần, nhập hồ sơ mới.', 'It cannot be brought back; enter the person anew if needed.'),
  'person-data-unchanged': unfit('Dữ liệu không thay đổi', 'Nothing would change', 'Không cần làm gì thêm.', 'Nothing needs to be done.'),
  'erasure-already-asked': conflict('Đã có đề nghị xóa dữ liệu', 'The erasure was asked for already', 'Chờ người thứ hai xác nhận, hoặc rút đề nghị.', 'Wait for a second person to confirm it, or take it back.'),
  'erasure-not-asked': conflict('Chưa có đề nghị xóa dữ liệu', 'Nobody asked for the erasure', 'Đề nghị tại /api/persons/{id}/erasure trước.', 'Ask for it at /api/persons/{id}/erasure first.'),
  'erasure-confirmed-by-asker': conflict('Người đề nghị không được tự xác nhận', 'Whoever asked for it does not confirm it', 'Để người quản trị khác xác nhận.', 'Let another administrator confirm it.'),
  'erasure-confirmed-by-the-person': conflict('Không tự xác nhận việc xóa dữ liệu của chính mình', 'Nobody confirms the erasure of their own data', 'Để người quản trị khác xác nhận.', 'Let another administrator confirm it.'),
  'person-in-office': conflict('Người này còn giữ chức vụ', 'The person holds a position, or will', 'Kết thúc các chức vụ tại /api/positions trước.', 'End the positions at /api/positions first.'),
  'position-person-not-there': unfit('Người này chưa có hồ sơ, hoặc dữ liệu đang hay đã bị xóa', 'The person was not entered, or the data is to be or was erased', 'Nhập hồ sơ tại /api/persons trước.', 'Enter the person at /api/persons first.'),
  'position-body-not-standing': unfit('Đơn vị không hoạt động vào ngày đó', 'The body does not exist, or is external, on that day', 'Xem danh sách đơn vị tại /api/bodies.', 'See the register at /api/bodies.'),
  'position-interval-empty': unfit('Chức vụ kết thúc trước khi bắt đầu', 'It would end before it begins', 'validUntil là ngày đầu tiên không còn giữ chức vụ.', 'validUntil is the first day on which it is no longer held.'),
  'position-in-past': unfit('Không bổ nhiệm hay cho thôi từ ngày đã qua', 'Nobody is appointed or dismissed for a day that is over', 'Chọn ngày từ hôm nay.', 'Choose a day from today on.'),
  'position-already-held': conflict('Người này đang giữ chính chức vụ đó', 'The person holds that very position on some of those days', 'Chọn ngày khác, hoặc kết thúc chức vụ cũ trước.', 'Choose other days, or end the other one first.'),
  'position-basis-missing': unfit('Thiếu căn cứ hoặc lý do', 'The basis or the reason is missing', 'Nêu văn bản hoặc lý do.', 'Name the document or the reason.'),
  'position-unknown': unfit('Không có chức vụ này', 'There is no such position', 'Xem tại /api/positions.', 'See /api/positions.'),
  'position-over': conflict('Chức vụ đã kết thúc', 'The position is over', 'Không cần làm gì thêm.', 'Nothing needs to be done.'),
}; // prettier-ignore
