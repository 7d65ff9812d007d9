import type { AssignmentRejection, DirectiveRejection, InspectionRejection, RankingRejection } from '#libs/domain';
import { conflict, unfit, words, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<RankingRejection, AssignmentRejection | DirectiveRejection | InspectionRejection>;

/** What is said when a ranking refuses an act. */
export const RANKING_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'ranking-period-unknown': unfit('Không có kỳ này', 'There is no such period', 'Dùng 2022-Q1, 2022-H1 hoặc 2022.', 'Use 2022-Q1, 2022-H1 or 2022.'),
  'ranking-period-not-over': conflict('Kỳ chưa kết thúc', 'The period is not over', 'Công bố sau ngày cuối của kỳ; xem trước danh sách hiện tại ở …/live.', 'Publish after its last day; until then see the list at …/live.'),
  'ranking-empty': conflict('Không có việc nào đến hạn trong kỳ', 'Nothing fell due in the period', 'Kiểm tra lại kỳ và văn phòng theo dõi.', 'Check the period and the office.'),
  'ranking-already-published': conflict('Kỳ này đã được công bố', 'The list of the period is published', 'Đính chính từng dòng, hoặc thu hồi rồi công bố lại.', 'Correct a line, or withdraw the list and publish it anew.'),
  'ranking-not-published': conflict('Chưa có danh sách đang công bố cho kỳ này', 'No list stands for the period', 'Công bố trước.', 'Publish it first.'),
  'not-ranking-office': words(403, 'Chỉ văn phòng công bố được làm việc này', 'Only the office that published may do this', 'Đề nghị văn phòng theo dõi thực hiện.', 'Ask the supervising office.'),
  'not-ranked-body': words(403, 'Mỗi đơn vị chỉ kiến nghị về dòng của mình', 'A body contests its own line only', 'Kiến nghị về dòng của đơn vị mình.', 'Contest the line of your own body.'),
  'ranking-line-unknown': unfit('Danh sách không có đơn vị này', 'The list has no line of the body', 'Xem danh sách đã công bố.', 'See the published list.'),
  'contest-too-late': conflict('Đã hết hạn kiến nghị', 'The last day for contesting has passed', 'Trao đổi trực tiếp với văn phòng theo dõi.', 'Speak to the supervising office.'),
  'contest-pending': conflict('Kiến nghị trước chưa được trả lời', 'An earlier contest waits for its answer', 'Chờ văn phòng trả lời.', 'Wait for the office to decide.'),
  'contest-already-decided': conflict('Văn phòng đã trả lời về dòng này', 'The office has decided about the line', 'Chỉ kiến nghị lại khi có bản đính chính mới.', 'Another contest needs another edition.'),
  'contest-not-filed': conflict('Đơn vị này không có kiến nghị đang chờ', 'Nothing of the body waits for a decision', 'Xem các kiến nghị của danh sách.', 'See the contests of the list.'),
  'correction-empty': unfit('Bản đính chính chưa nêu việc nào', 'The correction names no duty', 'Nêu từng việc được tính lại.', 'Name each duty that counts otherwise.'),
  'adjustment-unfit': unfit('Việc này không thể tính lại như vậy', 'The duty cannot be counted so', 'Mỗi việc nêu một lần, khác cách tính hiện nay.', 'Name each duty once, and otherwise than it counts now.'),
}; // prettier-ignore
