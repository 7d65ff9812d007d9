import type { NoticeDeskRejection } from '#libs/domain';
import { unfit, words, type ProblemWords } from './words.js';

/** What is said when marking notices as seen, or the addresses they are sent to, is refused. */
export const NOTICE_REJECTIONS: Readonly<Record<NoticeDeskRejection, ProblemWords>> = {
  'not-own-notices': words(403, 'Chỉ đơn vị nhận được ghi là đã xem', 'Only the body itself marks its notices as seen', 'Đề nghị đơn vị thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask the body, or name it in actingFor.'),
  'notices-not-shown-yet': unfit('Chưa có thông báo nào đến vị trí này', 'There are no notices up to there yet', 'Gửi lại moment.index của danh sách đã xem.', 'Send back moment.index of the list that was seen.'),
}; // prettier-ignore
