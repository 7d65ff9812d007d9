import type { ProposalRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when a proposal, or an act that should have been proposed, is refused. Every tag of the closed union must be here. */
export const PROPOSAL_REJECTIONS: Readonly<Record<ProposalRejection, ProblemWords>> = {
  'act-needs-approval': conflict('Đơn vị làm việc theo chế độ trình duyệt', 'The body works by proposal and approval', 'Trình dự thảo: gửi lại kèm `draft`, hoặc để thủ trưởng, người duyệt thực hiện.', 'Propose it: send it again with `draft`, or let a head or approver do it.'),
  'act-not-proposable': conflict('Việc này không trình dự thảo ở đây', 'There are no drafts of this act', 'Gửi không kèm `draft`; văn bản và báo cáo tổng hợp có dự thảo riêng.', 'Send it without `draft`; directives and consolidated reports have drafts of their own.'),
  'proposal-of-another-act': conflict('Dự thảo đã trình là của việc khác', 'The draft is of another act', 'Trình dự thảo mới, hoặc sửa đúng dự thảo của việc này.', 'Propose a new draft, or revise the one of this act.'),
  'proposal-exists': conflict('Dự thảo này đã được trình', 'It was proposed already', 'Xem tại /api/proposals.', 'See /api/proposals.'),
  'proposal-decided': conflict('Dự thảo đã được duyệt hoặc không duyệt', 'It was approved or refused', 'Trình dự thảo mới nếu cần.', 'Propose it anew if needed.'),
  'proposal-unchanged': unfit('Dự thảo mới giống dự thảo cũ', 'The new draft is the old one', 'Sửa nội dung rồi gửi lại.', 'Change it and send it again.'),
  'proposal-reason-missing': unfit('Thiếu lý do', 'The reason is missing', 'Nêu lý do.', 'Give the reason.'),
  'proposal-approved-by-proposer': conflict('Không tự duyệt dự thảo của mình', 'Nobody approves their own draft', 'Để người khác có thẩm quyền duyệt.', 'Let somebody else with the right approve it.'),
}; // prettier-ignore
