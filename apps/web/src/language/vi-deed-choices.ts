import { administration } from './vi-admin.js';

/** What may be chosen in the forms of deeds, in Vietnamese: by what the API calls it. */
export const deedChoices = {
  coordinationAnswers: { received: 'đã nhận', 'opinion-sent': 'đã gửi ý kiến', 'no-opinion': 'không có ý kiến', 'not-competent': 'không thuộc thẩm quyền' },
  pointStatuses: { 'not-started': 'chưa làm', 'in-progress': 'đang làm', done: 'đã xong' },
  calendars: { ND09: 'theo Nghị định 09/2019/NĐ-CP', 'thang-duong-lich': 'tháng dương lịch' },
  rhythms: { monthly: 'hằng tháng', quarterly: 'hằng quý', 'half-yearly': '6 tháng', yearly: 'hằng năm' },
  unitDue: { 'day-of-month': 'một ngày trong tháng' },
  deadlineKinds: {
    date: 'ngày', 'month-end': 'hết tháng', 'quarter-end': 'hết quý', 'year-end': 'hết năm', milestone: 'mốc', window: 'khoảng thời gian', term: 'thời hạn tính bằng ngày, tháng', recurring: 'định kỳ', 'recurring-unspecified': 'định kỳ, chưa rõ nhịp', standing: 'thường xuyên',
    conditional: 'khi có điều kiện', relative: 'trước hoặc sau một việc', unspecified: 'chưa ấn định ngày', none: 'không có',
  }, // prettier-ignore
  consolidatedDue: { 'day-of-month': 'một ngày trong tháng', 'days-after-units': 'số ngày sau hạn của đơn vị' },
  reportingParts: { unit: 'đơn vị báo cáo', consolidator: 'cơ quan tổng hợp', recipient: 'nơi nhận', owner: 'cơ quan quy định' },
  reviewKinds: { interim: 'sơ kết', final: 'tổng kết' },
  reviewSteps: { draft: 'dự thảo báo cáo', conference: 'hội nghị', conclusion: 'kết luận' },
  reviewParts: { unit: 'đơn vị báo cáo', conductor: 'cơ quan chủ trì' },
  measures: { share: 'tỷ lệ', count: 'số lượng', amount: 'khối lượng, số tiền', words: 'bằng lời' },
  milestoneTimes: { year: 'hết một năm', day: 'một ngày', yearly: 'hằng năm', unstated: 'văn bản không nêu' },
  targets: { number: 'một con số', words: 'bằng lời', none: 'văn bản không nêu' },
  operators: { '>': 'trên', '≥': 'từ … trở lên', '=': 'đúng', '≤': 'không quá', '<': 'dưới', '≈': 'khoảng' },
  linkedDuties: { task: 'một việc của văn bản', assignment: 'nhiệm vụ của một đơn vị' },
  groupRules: { members: 'nêu từng cơ quan', kind: 'theo loại, cấp, trực thuộc' },
  urgencies: { ordinary: 'thường', urgent: 'khẩn', 'very-urgent': 'thượng khẩn', express: 'hỏa tốc' },
  amendmentChanges: { 'deadline-changed': 'thời hạn của việc', 'points-changed': 'điểm, yêu cầu của việc', 'task-withdrawn': 'thôi giao việc' },
  modes: { do: 'thực hiện', direct: 'chỉ đạo', advise: 'tham mưu', monitor: 'theo dõi' },
  erasureGrounds: { 'asked-by-the-person': 'người ấy yêu cầu', 'no-longer-needed': 'không còn cần', 'ordered-by-an-authority': 'cơ quan có thẩm quyền yêu cầu', 'entered-by-mistake': 'ghi nhầm' },
  bodyKinds: administration.admin.kinds,
  bodyLevels: administration.admin.levels,
  boundaries: { inclusive: 'hết ngày ấy', exclusive: 'trước ngày ấy' },
  correctable: {
    acknowledgement: 'tiếp nhận', progress: 'báo cáo tiến độ', submission: 'trình kết quả', acceptance: 'xác nhận kết quả', 'return-for-rework': 'trả lại để làm tiếp', 'lateness-waiver': 'không tính chậm', closure: 'kết thúc', 'extension-decision': 'quyết định gia hạn',
    'extension-request': 'đề nghị gia hạn', suspension: 'tạm dừng', withdrawal: 'thu hồi', 'return-to-issuer': 'trả lại cơ quan giao', condition: 'ghi điều kiện', 'standing-review': 'rà soát việc thường xuyên', recurrence: 'ấn định kỳ', 'period-result': 'kết quả kỳ',
    'external-result': 'kết quả của đơn vị ngoài thẩm quyền',
  }, // prettier-ignore
  oversightModes: { continuous: 'thường xuyên', thematic: 'chuyên đề' },
  evidence: { documents: 'tài liệu', absence: 'đã tìm, không thấy', events: 'việc đã ghi trong nhật ký' },
  dueReadings: { current: 'hạn hiện tại', original: 'hạn gốc' },
  rankedBoxes: { 'done-on-time': 'hoàn thành đúng hạn', 'done-late': 'hoàn thành quá hạn', overdue: 'quá hạn', 'not-counted': 'không tính' },
  deliveries: { immediate: 'gửi ngay', digest: 'mỗi ngày một thư tổng hợp', off: 'không gửi thư' },
};
