import type { AssignmentRejection, OrganisationRejection, SupervisionRulesRejection } from '#libs/domain';
import { unfit, type ProblemWords } from './words.js';

/** Tags that other aggregates use with the same meaning have their words there. */
type Own = Exclude<SupervisionRulesRejection, AssignmentRejection | OrganisationRejection>;

/** What is said when rules are not published. Every tag of the closed union must be here or with the other aggregates. */
export const SUPERVISION_RULES_REJECTIONS: Readonly<Record<Own, ProblemWords>> = {
  'calendar-year-invalid': unfit('Không lập lịch cho năm này', 'No calendar is kept for that year', 'Chọn năm trong khoảng nêu ở facts.', 'Choose a year within the facts.'),
  'calendar-without-days': unfit('Lịch không có ngày nghỉ nào', 'The calendar has no day off', 'Nêu đủ các ngày nghỉ của năm.', 'Name all days off of the year.'),
  'calendar-day-outside-year': unfit('Có ngày không thuộc năm được công bố', 'A day lies in another year', 'Bỏ ngày đó hoặc công bố cho năm của nó.', 'Remove it, or publish it for its own year.'),
  'calendar-day-repeated': unfit('Một ngày bị nêu hai lần', 'A day stands twice in the list', 'Bỏ một lần.', 'Remove one.'),
  'calendar-day-of-no-effect': unfit('Ngày này vốn đã làm việc hoặc vốn đã nghỉ', 'The day is worked, or free, anyway', 'Ngày làm bù phải là thứ bảy, chủ nhật; ngày nghỉ bù, nghỉ hoán đổi phải là ngày trong tuần.', 'A worked day must be on a weekend; a day in lieu or in exchange on a weekday.'),
  'calendar-day-invalid': unfit('Ngày, loại hoặc tên ngày không hợp lệ', 'A day, its kind or its name is not valid', 'Kiểm tra date, kind, occasion, name.', 'Check date, kind, occasion and name.'),
  'calendar-without-working-days': unfit('Lịch để bốn tuần liền không có ngày làm việc', 'Four weeks in a row would be without a working day', 'Xem khoảng ngày ở facts và bỏ bớt ngày nghỉ.', 'See the days in the facts and remove days off.'),
  'unknown-issuer': unfit('Không có cơ quan ban hành này, hoặc cơ quan không còn hoạt động', 'There is no such issuer, or it does not stand', 'Xem danh sách đơn vị tại /api/bodies.', 'See the register at /api/bodies.'),
  'unknown-switch': unfit('Quy tắc không có mục này', 'The policy has no such switch', 'Xem các mục tại /api/supervision-rules.', 'See the switches at /api/supervision-rules.'),
  'limit-negative': unfit('Thời hạn, giới hạn không được âm', 'A limit cannot be negative', 'Ghi số không âm.', 'Write a number from zero up.'),
  'switch-invalid': unfit('Giá trị của mục không hợp lệ', 'A switch cannot have this value', 'Xem giá trị được phép ở facts.', 'See what is allowed in the facts.'),
  'ladder-invalid': unfit('Một bậc nhắc không hợp lệ hoặc bị lặp', 'A rung of the ladder is wrong or stands twice', 'Xem bậc và trường sai ở facts.', 'See the rung and its field in the facts.'),
}; // prettier-ignore
