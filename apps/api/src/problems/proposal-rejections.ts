import type { ProposalRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when a proposal, or an act that should have been proposed, is refused. Every tag of the closed union must be here. */
export const PROPOSAL_REJECTIONS: Readonly<Record<ProposalRejection, ProblemWords>> = {
  'act-needs-approval': conflict('Đơn vị làm việc theo chế độ trình duyệt', 'The body works by proposal and approval', 'Việc về nhiệm vụ: trình dự thảo tại /api/proposals. Việc khác: để thủ trưởng hoặc người duyệt thực hiện.', 'An act on a duty: propose it at /api/proposals. Any other: let a head or approver do it.'),
  'proposal-exists': conflict('Dự thảo này đã được trình', 'It was proposed already', 'Xem tại /api/proposals.', 'See /api/proposals.'),
  'proposal-decided': conflict('Dự thảo đã được duyệt hoặc không duyệt', 'It was approved or refused', 'Trình dự thảo mới nếu cần.', 'Propose it anew if needed.'),
  'proposal-unchanged': unfit('Dự thảo mới giống dự thảo cũ', 'The new draft is the old one', 'Sửa nội dung rồi gửi lại.', 'Change it and send it again.'),
  'proposal-reason-missing': unfit('Thiếu lý do', 'The reason is missing', 'Nêu lý do.', 'Give the reason.'),
  'proposal-approved-by-proposer': conflict('Không tự duyệt dự thảo của mình', 'Nobody approves their own draft', 'Để người khác có thẩm quyền duyệt.', 'Let somebody else with the right approve it.'),
}; // prettier-ignore
