import type { AssignmentRejection, DirectiveRejection, DutyRefusal, OrganisationRejection, ReceiptRejection, UrgingRejection } from '#libs/domain';
import { conflict, unfit, words, type Bilingual, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<UrgingRejection, AssignmentRejection | DirectiveRejection | OrganisationRejection | ReceiptRejection>;

/** What is said when an urging refuses an act. */
export const URGING_REJECTIONS: Readonly<Record<Own | 'too-many-duties', ProblemWords>> = {
  'occurred-before-urging': unfit('Hành động ghi ngày trước văn bản đôn đốc', 'The act is dated before the urging', 'Kiểm tra occurredOn.', 'Check occurredOn.'),
  'not-urging-body': words(403, 'Chỉ cơ quan đôn đốc được làm việc này', 'Only the body that urges does this', 'Đề nghị cơ quan đôn đốc thực hiện, hoặc ghi rõ làm thay (actingFor).', 'Ask the body that urges, or name it in actingFor.'),
  'urging-date-mismatch': unfit('Ngày của hành động khác ngày trên văn bản', 'The act is dated otherwise than the paper', 'Bỏ occurredOn hoặc ghi đúng ngày văn bản.', 'Leave occurredOn out, or give the date of the paper.'),
  'urging-number-used': conflict('Số văn bản đôn đốc đã dùng', 'The number of the urging was used before', 'Dùng số khác.', 'Use another number.'),
  'urging-number-of-directive': conflict('Số này đã dùng cho văn bản chỉ đạo', 'A directive has that number', 'Dùng số khác.', 'Use another number.'),
  'answer-due-before-date': unfit('Hạn trả lời ở trước ngày văn bản', 'The answer would be due before the date of the paper', 'Sửa answerDue.', 'Correct answerDue.'),
  'urging-without-addressee': unfit('Văn bản đôn đốc không có nơi nhận', 'The urging addresses nobody', 'Nêu nhiệm vụ, hoặc cơ quan nhận kèm văn bản chỉ đạo.', 'Name duties, or bodies together with a directive.'),
  'duties-not-urgeable': conflict('Có nhiệm vụ không đôn đốc được', 'Some duties cannot be urged', 'Bỏ các nhiệm vụ nêu trong facts.duties, hoặc dùng bulk.', 'Leave out the duties listed in facts.duties, or use bulk.'),
  'addressee-not-in-directive': unfit('Cơ quan không thuộc nơi nhận hay cơ quan chủ trì của văn bản', 'The directive does not reach that body', 'Kiểm tra bodies và directiveId.', 'Check bodies and directiveId.'),
  'addressee-not-in-register': unfit('Cơ quan không có trong danh bạ vào ngày đó, đã kết thúc hoặc ở ngoài tỉnh', 'The register has no such body on that day, or it has ended or stands outside the province', 'Kiểm tra bodies.', 'Check bodies.'),
  'urging-itself': unfit('Cơ quan không đôn đốc chính mình', 'A body does not urge itself', 'Bỏ cơ quan đó.', 'Leave that body out.'),
  'urging-unknown': words(404, 'Không có văn bản đôn đốc này', 'There is no such urging', 'Kiểm tra mã.', 'Check the id.'),
  'urging-withdrawn': conflict('Văn bản đôn đốc đã thu hồi', 'The urging was withdrawn', 'Không cần trả lời nữa.', 'No answer is needed any more.'),
  'urging-closed': conflict('Việc đôn đốc đã kết thúc', 'The urging is closed', 'Xem lại lịch sử văn bản đôn đốc.', 'See its history.'),
  'not-urged': words(403, 'Cơ quan không được đôn đốc trong văn bản này', 'The urging does not address that body', 'Kiểm tra cơ quan, hoặc ghi rõ làm thay (actingFor).', 'Check the body, or name it in actingFor.'),
  'addressee-unclear': unfit('Cơ quan kế thừa nhiều nơi nhận: chưa rõ trả lời thay cho nơi nhận nào', 'The body continues several addressees and does not say for which it acts', 'Ghi addressee.', 'Name the addressee.'),
  'urged-body-decides': words(403, 'Bên bị đôn đốc không được tự kết thúc hay xét giải trình', 'Whoever is urged neither judges nor ends the urging', 'Để người khác của cơ quan đôn đốc thực hiện.', 'Let somebody else of the urging body do it.'),
  'duty-not-urged': unfit('Nhiệm vụ không thuộc phần đôn đốc cơ quan này', 'The body is not urged about that duty', 'Chỉ nêu nhiệm vụ của mình trong văn bản.', 'Name your own duties of the urging only.'),
  'event-not-found': unfit('Không có sự kiện được viện dẫn', 'The event pointed to is not there', 'Kiểm tra revision trong lịch sử nhiệm vụ.', 'Check the revision in the duty’s history.'),
  'promise-in-the-past': unfit('Ngày hứa ở trước ngày trả lời', 'The promised day lies before the answer', 'Sửa promises.', 'Correct promises.'),
  'promise-repeated': unfit('Một nhiệm vụ được hứa hai lần', 'One duty is promised twice', 'Sửa promises.', 'Correct promises.'),
  'explanation-not-asked': conflict('Văn bản không yêu cầu giải trình', 'No explanation was asked for', 'Dùng answers để trả lời.', 'Use answers.'),
  'explanation-under-review': conflict('Giải trình trước đang được xem xét', 'An explanation is being judged', 'Chờ cơ quan đôn đốc kết luận.', 'Wait until the urging body has judged it.'),
  'explanation-accepted': conflict('Giải trình đã được chấp nhận', 'The explanation was accepted', 'Không cần làm gì thêm.', 'Nothing more is needed.'),
  'explanation-not-given': conflict('Chưa có giải trình để xem xét', 'There is no explanation to judge', 'Chờ giải trình.', 'Wait for it.'),
  'explanation-due-in-the-past': unfit('Hạn giải trình lại ở trước hôm yêu cầu', 'The new day lies before the day on which it is asked', 'Sửa due.', 'Correct due.'),
  'no-such-answer': conflict('Không có trả lời nào như vậy đang có hiệu lực', 'No such answer stands', 'Xem các trả lời tại văn bản đôn đốc; bỏ answer để rút trả lời cuối.', 'See the answers of the urging; leave out answer for the last one.'),
  'explanation-not-accepted': conflict('Giải trình chưa được chấp nhận', 'The explanation was not accepted', 'Không có gì phải rút.', 'There is nothing to take back.'),
  'urging-not-ended': conflict('Văn bản đôn đốc đang còn mở', 'The urging is open', 'Không có gì phải mở lại.', 'There is nothing to open again.'),
  'closing-needs-note': unfit('Còn cơ quan chưa trả lời: cần nêu lý do kết thúc', 'Answers are missing: say why it is closed', 'Ghi note.', 'Give a note.'),
  'too-many-duties': unfit('Quá nhiều nhiệm vụ cho một văn bản đôn đốc', 'Too many duties for one urging', 'Thu hẹp matching.', 'Narrow matching.'),
}; // prettier-ignore

/** Why one duty cannot be urged, in words. */
export const DUTY_REFUSAL_WORDS: Readonly<Record<DutyRefusal, Bilingual>> = {
  'duty-unknown': { vi: 'Không có nhiệm vụ này', en: 'There is no such duty' },
  'duty-finished': { vi: 'Nhiệm vụ đã hoàn thành', en: 'The duty is finished' },
  'duty-withdrawn': { vi: 'Nhiệm vụ đã thu hồi', en: 'The duty was withdrawn' },
  'duty-suspended': { vi: 'Nhiệm vụ đang tạm dừng', en: 'The duty is suspended' },
  'duty-returned-to-issuer': { vi: 'Nhiệm vụ đã trả lại, chờ cơ quan giao quyết định', en: 'The duty was returned and waits for its issuer' },
  'duty-without-due-day': { vi: 'Nhiệm vụ không có ngày đến hạn (thường xuyên, chưa ghi hạn hoặc chờ điều kiện)', en: 'The duty has no due day (standing, undated or conditional)' },
  'duty-external': { vi: 'Cơ quan chủ trì ở ngoài tỉnh', en: 'Its lead stands outside the province' },
  'duty-not-yet-assigned': { vi: 'Nhiệm vụ chưa được giao vào ngày của văn bản', en: 'The duty did not exist on the date of the paper' },
  'duty-not-supervised': { vi: 'Cơ quan đôn đốc không giao và không theo dõi nhiệm vụ này', en: 'The urging body neither assigned nor supervises it' },
  'duty-lead-gone': { vi: 'Cơ quan chủ trì không còn trong danh bạ', en: 'Its lead is no longer in the register' },
  'urges-itself': { vi: 'Cơ quan đôn đốc chính là cơ quan chủ trì', en: 'The urging body leads the duty itself' },
  'grade-skipped': { vi: 'Chưa có lần đôn đốc ở mức trước và chưa nêu lý do vượt mức', en: 'No urging of the grade before, and no reason for skipping it' },
}; // prettier-ignore
