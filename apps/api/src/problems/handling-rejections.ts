import type { HandlingRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when a duty is not passed to somebody. Every tag of the closed union must be here. */
export const HANDLING_REJECTIONS: Readonly<Record<HandlingRejection, ProblemWords>> = {
  'handling-duty-over': conflict('Nhiệm vụ đã kết thúc', 'The duty is over', 'Không còn gì để giao.', 'Nothing is left to pass on.'),
  'handling-person-not-of-body': unfit('Người này không giữ chức vụ nào trong cơ quan', 'The person holds no position in the body', 'Xem tại /api/positions.', 'See /api/positions.'),
  'handling-already-with-person': conflict('Nhiệm vụ đang do chính người này thụ lý', 'The duty is with that person already', 'Không cần làm gì thêm.', 'Nothing needs to be done.'),
}; // prettier-ignore
