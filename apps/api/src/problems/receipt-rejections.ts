import type { AssignmentRejection, OrganisationRejection, ReceiptRejection } from '#libs/domain';
import { conflict, unfit, words, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<ReceiptRejection, AssignmentRejection | OrganisationRejection>;

/** What is said when a receipt refuses an act. Every tag of the closed union must be here or with the other aggregates. */
export const RECEIPT_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'receipt-mismatch': unfit('Hành động nêu văn bản hoặc nơi nhận khác', 'The act names another directive or addressee', 'Kiểm tra địa chỉ yêu cầu.', 'Check the address of the request.'),
  'not-sent': conflict('Văn bản chưa được gửi đến nơi nhận này', 'Nothing was sent to this addressee yet', 'Chờ văn bản được ban hành và gửi.', 'Wait until it is issued and sent.'),
  'channel-missing': unfit('Thiếu hình thức gửi', 'The sending names no channel', 'Nêu hình thức gửi.', 'Name the channel.'),
  'not-addressee': words(403, 'Chỉ nơi nhận được đăng ký văn bản đến', 'Only the addressee registers an arrival', 'Đề nghị nơi nhận thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask the addressee, or name it in actingFor.'),
  'already-registered': conflict('Văn bản đến đã được đăng ký', 'The arrival is registered already', 'Nếu nhầm, dùng arrival-correction.', 'A mistake is corrected by arrival-correction.'),
  'not-registered': conflict('Chưa có đăng ký nào để đính chính', 'There is no registered arrival to correct', 'Đăng ký văn bản đến trước.', 'Register the arrival first.'),
  'arrival-number-missing': unfit('Thiếu số đến', 'The arrival number is blank', 'Ghi nguyên dạng nhìn thấy trên dấu vào raw.', 'Write what is seen on the stamp into raw.'),
  'arrival-before-issue': unfit('Ngày đến ở trước ngày ban hành', 'The arrival is before the issue', 'Kiểm tra arrivalDate.', 'Check arrivalDate.'),
  'arrival-in-the-future': unfit('Ngày đến ở sau hôm nay', 'The arrival lies in the future', 'Kiểm tra arrivalDate.', 'Check arrivalDate.'),
}; // prettier-ignore
