import type { OverdueDuty, ReplayedBoxes } from './folded-log.js';

/** The four boxes and the overdue list in plain text, Vietnamese with English beside. */
export function boardText({ boxes, awaitingConfirmation, extended, lines, completion, onTime, periods, total }: ReplayedBoxes, overdue: readonly OverdueDuty[]): string {
  const dated = boxes['done-on-time'] + boxes['done-late'] + boxes['in-time'] + boxes.overdue;
  const ofDated = (count: number): string => `${count}/${dated}`;
  const rows: readonly (readonly [string, number | string])[] = [
    ['Hoàn thành đúng hạn / done on time', ofDated(boxes['done-on-time'])],
    ['Hoàn thành quá hạn / done late', ofDated(boxes['done-late'])],
    ['Đang thực hiện trong hạn / open in time', ofDated(boxes['in-time'])],
    ['Quá hạn / overdue', ofDated(boxes.overdue)],
    ['Tỷ lệ hoàn thành / completion', `${completion.k}/${completion.n}`],
    ['Tỷ lệ đúng hạn / on time', `${onTime.k}/${onTime.n}`],
    ['  chờ xác nhận / awaiting confirmation', awaitingConfirmation.inTime + awaitingConfirmation.overdue],
    ['  đã gia hạn / extended', extended],
    ['  trong đó kỳ báo cáo: đã làm / of these periods: done', `${periods.boxes['done-on-time'] + periods.boxes['done-late']}/${Object.values(periods.boxes).reduce((sum, count) => sum + count, 0)}`],
    ['  kỳ báo cáo quá hạn / periods overdue', periods.boxes.overdue],
    ['Thường xuyên / standing', lines.standing],
    ['Định kỳ / recurring', lines.recurring],
    ['Chưa ấn định hạn / undated', lines.undated],
    ['Chờ điều kiện / conditional', lines.conditional],
    ['Tạm dừng / suspended', lines.suspended],
    ['Thu hồi, hủy / withdrawn', lines.withdrawn],
    ['Ngoài thẩm quyền / external', lines.external],
    ['Tổng số đầu việc và kỳ báo cáo / duties and periods', total],
  ];
  const board = rows.map(([label, value]) => `${label.padEnd(56)} ${String(value).padStart(7)}`);
  const list = overdue.map(({ taskCode, period, bodyName, due, daysOverdue }) => `  ${taskCode.padEnd(7)} ${bodyName}${period === null ? '' : `, kỳ / period ${period}`}: hạn / due ${due ?? ''}, ${daysOverdue} ngày / days`);
  return [...board, '', `Danh sách quá hạn / overdue (${overdue.length}):`, ...list, ''].join('\n');
}
