import { phrases, type NoticeText, type Phrases } from './phrases.js';

const ANSWER_SOON: NoticeText = { vi: 'Trả lời {other}.', en: 'Answer {other}.' };
const ACKNOWLEDGE: NoticeText = { vi: 'Tiếp nhận nhiệm vụ.', en: 'Acknowledge the duty.' };

/** Notices about duties. */
export const DUTY_PHRASES = {
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
  'coordination-request-taken-back': phrases('Đề nghị phối hợp đã rút', 'Coordination request taken back', '{other} đề nghị nhầm; đơn vị không phải trả lời nữa.', '{other} asked by mistake; no answer is needed any more.'),
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
  'recurrence-set': phrases('Ấn định các kỳ phải báo cáo', 'Periods to report on are set', 'Xem các kỳ và ngày đến hạn của từng kỳ; mỗi kỳ nộp riêng, kỳ không có gì mới vẫn phải báo cáo.', 'See the periods and the due day of each; each is filed by itself, also when there is nothing new.'),
  'period-due': phrases('Nhắc báo cáo kỳ', 'Period to report on', '{period}: nộp báo cáo chậm nhất ngày {day}.', '{period}: file by {day}.'),
  'period-urged': phrases('Đôn đốc báo cáo kỳ', 'Period urged', '{period} đã quá hạn {day}: nộp báo cáo hoặc nêu lý do; kỳ sau đến, kỳ này vẫn phải nộp.', '{period} is overdue since {day}: file, or say why; the next period does not replace it.'),
  'period-criticised': phrases('Phê bình vì thiếu báo cáo kỳ', 'Criticised for a missing period', '{period} đã quá hạn {day} nhiều ngày: nộp báo cáo và giải trình.', '{period} is long overdue since {day}: file and explain.'),
  'period-reported': phrases('Báo cáo việc thiếu báo cáo kỳ', 'Missing period, reported', '{other} chưa báo cáo {period}, hạn {day}: xem xét, quyết định.', '{other} has not filed {period}, due {day}: decide.'),
} as const satisfies Readonly<Record<string, Phrases>>; // prettier-ignore
