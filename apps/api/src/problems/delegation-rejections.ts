import type { DelegationRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when a delegation, or its end, is refused. Every tag of the closed union must be here. */
export const DELEGATION_REJECTIONS: Readonly<Record<DelegationRejection, ProblemWords>> = {
  'delegation-to-self': unfit('Không thể ủy quyền cho chính mình', 'Nobody delegates to itself', 'Nêu đơn vị khác, hoặc một chức vụ khác.', 'Name another body, or another position.'),
  'delegation-cycle': conflict('Ủy quyền sẽ quay lại nơi đã giao', 'The power would come back to whose it is', 'Xem các ủy quyền tại /api/delegations.', 'See the delegations at /api/delegations.'),
  'delegation-chain-too-long': conflict('Chuỗi ủy quyền dài hơn quy định', 'The chain of delegations is longer than the policy allows', 'Để nơi có quyền ủy quyền trực tiếp.', 'Let whose power it is delegate directly.'),
  'delegation-interval-empty': unfit('Ủy quyền kết thúc trước khi bắt đầu', 'It would end before it begins', 'validUntil là ngày đầu tiên không còn hiệu lực.', 'validUntil is the first day on which it no longer holds.'),
  'delegation-in-past': unfit('Không ủy quyền cho ngày đã qua', 'Nobody is empowered for a day that is over', 'Chọn ngày từ hôm nay.', 'Choose a day from today on.'),
  'delegation-body-not-standing': unfit('Đơn vị không hoạt động vào ngày đó', 'The body does not exist, or is external, on that day', 'Xem danh sách đơn vị tại /api/bodies.', 'See the register at /api/bodies.'),
  'position-not-delegable': unfit('Không ủy quyền chức vụ này', 'This position cannot be delegated', 'Chọn chức vụ khác.', 'Choose another position.'),
  'delegation-covers-nothing': unfit('Ủy quyền không nêu việc nào', 'It covers no act', 'Nêu ít nhất một việc, hoặc bỏ actions.', 'Name at least one act, or leave actions out.'),
  'delegation-basis-missing': unfit('Thiếu căn cứ hoặc lý do', 'The basis or the reason is missing', 'Nêu văn bản hoặc lý do.', 'Name the document or the reason.'),
  'delegation-unknown': unfit('Không có ủy quyền này', 'There is no such delegation', 'Xem các ủy quyền tại /api/delegations.', 'See the delegations at /api/delegations.'),
  'delegation-over': conflict('Ủy quyền đã hết hiệu lực', 'The delegation is over', 'Không cần làm gì thêm.', 'Nothing needs to be done.'),
}; // prettier-ignore
