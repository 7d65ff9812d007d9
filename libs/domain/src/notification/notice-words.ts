import type { LocalDate } from '../kernel/index.js';
import { periodNameOf } from '../reporting/index.js';
import type { NoticeKind } from './notice.js';

/** A text in both languages of the interface. */
export interface NoticeText {
  readonly vi: string;
  readonly en: string;
}

/** What the words of a notice are made from. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  /** Number and sign of the directive, or of the urging. */
  readonly symbol: string;
  /** Null when it is about no duty. */
  readonly taskCode: string | null;
  readonly summary: string;
  readonly due: LocalDate | null;
  readonly day: LocalDate | null;
  /** Name of the other body; null when none is concerned. */
  readonly otherName: string | null;
  /** Key of the period it speaks of; null = none. */
  readonly period: string | null;
}

export interface NoticeWords {
  /** One line: what happened, which duty. */
  readonly subject: NoticeText;
  /** The duty in words, its due day, and what to do next. */
  readonly text: NoticeText;
}

/** What happened, and what to do about it; `{day}`, `{other}` and `{period}` stand for the facts. */
interface Phrases {
  readonly happened: NoticeText;
  readonly next: NoticeText;
  /** In place of `next` when the notice names no day. */
  readonly nextWithoutDay?: NoticeText;
}

const phrases = (vi: string, en: string, nextVi: string, nextEn: string, without?: NoticeText): Phrases => ({
  happened: { vi, en },
  next: { vi: nextVi, en: nextEn },
  ...(without === undefined ? {} : { nextWithoutDay: without }),
});

const ANSWER_SOON: NoticeText = { vi: 'Trả lời {other}.', en: 'Answer {other}.' };
const ACKNOWLEDGE: NoticeText = { vi: 'Tiếp nhận nhiệm vụ.', en: 'Acknowledge the duty.' };

const PHRASES: Readonly<Record<NoticeKind, Phrases>> = {
  'duty-assigned': phrases('Nhiệm vụ mới', 'New duty', 'Tiếp nhận chậm nhất ngày {day}.', 'Acknowledge it by {day}.', ACKNOWLEDGE),
  'returned-to-issuer': phrases('Nơi nhận trả lại nhiệm vụ', 'Duty returned by its lead', 'Xem lý do của {other}, rồi chuyển, thu hồi hoặc giữ nguyên việc giao.', 'See why {other} returned it; transfer, withdraw or insist.'),
  'return-refused': phrases('Giữ nguyên việc giao', 'The duty stays with you', 'Xem giải thích của cơ quan giao và tiếp tục thực hiện.', 'See the explanation and carry on.'),
  'result-submitted': phrases('Có kết quả chờ xác nhận', 'Result to confirm', 'Xác nhận kết quả của {other}, hoặc trả lại kèm lý do.', 'Accept the result of {other}, or return it with reasons.'),
  'result-returned': phrases('Kết quả bị trả lại', 'Result returned', 'Xem lý do, bổ sung rồi trình lại; nhiệm vụ chưa được tính là hoàn thành.', 'See the reasons, complete it and submit again; the duty does not count as done.'),
  'result-accepted': phrases('Kết quả được xác nhận', 'Result accepted', 'Không phải làm gì thêm.', 'Nothing more to do.'),
  'lateness-waived': phrases('Được ghi không tính chậm', 'Not counted late', 'Không phải làm gì thêm.', 'Nothing more to do.'),
  'extension-requested': phrases('Có đề nghị gia hạn', 'Extension asked for', '{other} xin đến ngày {day}: chấp thuận với ngày cụ thể hoặc từ chối.', '{other} asks for {day}: grant an exact day or refuse.'),
  'extension-granted': phrases('Được gia hạn', 'Extension granted', 'Hoàn thành theo hạn mới; hạn gốc vẫn được lưu.', 'Finish by the new day; the original one is kept.'),
  'extension-refused': phrases('Không được gia hạn', 'Extension refused', 'Hạn giữ nguyên; xem lý do.', 'The due day stays; see the reason.'),
  'deadline-changed': phrases('Thời hạn thay đổi', 'Deadline changed', 'Xem căn cứ và hạn mới.', 'See the basis and the new due day.'),
  'duty-transferred-in': phrases('Nhận nhiệm vụ chuyển đến', 'Duty transferred to you', 'Nhận từ {other}; tiếp nhận chậm nhất ngày {day}.', 'It comes from {other}; acknowledge it by {day}.', ACKNOWLEDGE),
  'duty-transferred-away': phrases('Nhiệm vụ đã chuyển đi', 'Duty transferred away', 'Nay do {other} chủ trì; đơn vị không phải làm gì thêm.', '{other} leads it now; nothing more to do.'),
  'duty-suspended': phrases('Nhiệm vụ tạm dừng', 'Duty suspended', 'Chờ thông báo tiếp tục; không tính quá hạn trong thời gian này.', 'Wait until it is resumed; it is not overdue meanwhile.'),
  'duty-resumed': phrases('Nhiệm vụ được tiếp tục', 'Duty resumed', 'Tiếp tục thực hiện theo hạn.', 'Carry on, by the due day.'),
  'duty-withdrawn': phrases('Nhiệm vụ bị thu hồi', 'Duty withdrawn', 'Dừng thực hiện; xem căn cứ.', 'Stop; see the basis.'),
  'coordination-requested': phrases('Đề nghị phối hợp', 'Coordination asked for', 'Trả lời {other} chậm nhất ngày {day}.', 'Answer {other} by {day}.', ANSWER_SOON),
  'coordination-answered': phrases('Đơn vị phối hợp đã trả lời', 'A coordinator answered', 'Xem trả lời của {other}.', 'See the answer of {other}.'),
  'completed-by-parts': phrases('Hoàn thành qua các phần việc', 'Completed by its parts', 'Không phải làm gì thêm.', 'Nothing more to do.'),
  'act-corrected': phrases('Có đính chính', 'An act was corrected', 'Xem lịch sử nhiệm vụ để biết việc nào được đính chính và lý do.', 'See the history of the duty for what was corrected and why.'),
  'reminder-due': phrases('Nhắc hạn', 'Due day', 'Hạn {day}: hoàn thành và trình kết quả; xin gia hạn thì gửi trước khi hết hạn.', 'Due {day}: finish and submit; an extension is asked for before then.'),
  'reminder-acknowledgement': phrases('Nhắc tiếp nhận', 'Not acknowledged', 'Nhiệm vụ giao cho {other} phải được tiếp nhận chậm nhất ngày {day}.', '{other} was to acknowledge it by {day}.'),
  'reminder-approval': phrases('Nhắc xác nhận kết quả', 'Result waits for you', 'Xác nhận hoặc trả lại kết quả của {other} chậm nhất ngày {day}.', 'Accept or return the result of {other} by {day}.'),
  'due-urged': phrases('Đôn đốc', 'Urged', 'Đã quá hạn {day}: trình kết quả hoặc báo cáo lý do.', 'Overdue since {day}: submit, or report why.'),
  'due-criticised': phrases('Phê bình vì quá hạn', 'Criticised as overdue', 'Đã quá hạn {day} nhiều ngày: trình kết quả và giải trình.', 'Long overdue since {day}: submit and explain.'),
  'due-reported': phrases('Báo cáo việc quá hạn', 'Overdue, reported', '{other} chưa hoàn thành việc có hạn {day}: xem xét, quyết định.', '{other} has not finished what was due {day}: decide.'),
  'duty-handed-over': phrases('Nhận bàn giao nhiệm vụ', 'Duty handed over to you', 'Đơn vị chủ trì thay {other}; hạn và các bước đã làm giữ nguyên.', 'You lead it in place of {other}; due day and steps stay.'),
  'place-handed-over': phrases('Nhận bàn giao phần việc', 'A place handed over to you', 'Đơn vị có phần trong nhiệm vụ thay {other}; xem vai trò trong chi tiết.', 'You have a part in it in place of {other}; see which.'),
  'urging-issued': phrases('Văn bản đôn đốc', 'Formal urging', '{other} yêu cầu trả lời chậm nhất ngày {day}.', '{other} asks for an answer by {day}.'),
  'urging-answered': phrases('Có trả lời đôn đốc', 'Urging answered', 'Xem trả lời của {other}.', 'See the answer of {other}.'),
  'explanation-given': phrases('Có giải trình', 'Explanation given', 'Xem giải trình của {other}: chấp nhận hoặc yêu cầu giải trình lại.', 'See the explanation of {other}; accept it or ask again.'),
  'explanation-accepted': phrases('Giải trình được chấp nhận', 'Explanation accepted', 'Không phải làm gì thêm.', 'Nothing more to do.'),
  'explanation-asked-again': phrases('Yêu cầu giải trình lại', 'Explain again', 'Giải trình lại chậm nhất ngày {day}; xem lý do.', 'Explain again by {day}; see why.'),
  'recurrence-set': phrases('Ấn định các kỳ phải báo cáo', 'Periods to report on are set', 'Xem các kỳ và ngày đến hạn của từng kỳ; mỗi kỳ nộp riêng, kỳ không có gì mới vẫn phải báo cáo.', 'See the periods and the due day of each; each is filed by itself, also when there is nothing new.'),
  'period-due': phrases('Nhắc báo cáo kỳ', 'Period to report on', '{period}: nộp báo cáo chậm nhất ngày {day}.', '{period}: file by {day}.'),
  'period-urged': phrases('Đôn đốc báo cáo kỳ', 'Period urged', '{period} đã quá hạn {day}: nộp báo cáo hoặc nêu lý do; kỳ sau đến, kỳ này vẫn phải nộp.', '{period} is overdue since {day}: file, or say why; the next period does not replace it.'),
  'period-criticised': phrases('Phê bình vì thiếu báo cáo kỳ', 'Criticised for a missing period', '{period} đã quá hạn {day} nhiều ngày: nộp báo cáo và giải trình.', '{period} is long overdue since {day}: file and explain.'),
  'period-reported': phrases('Báo cáo việc thiếu báo cáo kỳ', 'Missing period, reported', '{other} chưa báo cáo {period}, hạn {day}: xem xét, quyết định.', '{other} has not filed {period}, due {day}: decide.'),
  'urging-withdrawn': phrases('Văn bản đôn đốc bị thu hồi', 'Urging withdrawn', 'Không phải trả lời nữa.', 'No answer is needed any more.'),
}; // prettier-ignore

/** The words of a notice, Vietnamese and English, NFC; the parts that come from the log are put in as they are. */
export function noticeWords(facts: NoticeFacts): NoticeWords {
  const { kind, symbol, taskCode, summary } = facts;
  const { happened, next, nextWithoutDay } = PHRASES[kind];
  const todo = facts.day === null ? (nextWithoutDay ?? next) : next;
  const which = [taskCode, symbol].filter((part) => part !== null && part !== '').join(', ');
  return {
    subject: { vi: `${happened.vi}: ${which}`, en: `${happened.en}: ${which}` },
    text: {
      vi: `${summary} ${dueOf(facts, 'Hạn', 'chưa ấn định')}${filled(todo.vi, facts, 'vi')}`,
      en: `${summary} ${dueOf(facts, 'Due', 'not set')}${filled(todo.en, facts, 'en')}`,
    },
  };
}

/** The due day of a duty. One that returns has none of its own: its periods have. */
const dueOf = ({ taskCode, due, period }: NoticeFacts, word: string, without: string): string =>
  taskCode === null || (due === null && period !== null) ? '' : `${word}: ${due === null ? without : writtenDay(due)}. `;

const filled = (text: string, { day, otherName, period }: NoticeFacts, language: keyof NoticeText): string =>
  text
    .replace('{day}', () => (day === null ? '–' : writtenDay(day)))
    .replace('{other}', () => otherName ?? '–')
    .replace('{period}', () => (period === null ? '–' : periodNameOf(period)[language]));

/** As offices write it: 15/12/2021. */
const writtenDay = (day: LocalDate): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
