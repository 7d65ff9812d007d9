/** Words of the e-mail that offices get, in Vietnamese. */
export const officeMail = {
  addresses: 'Địa chỉ thư của các cơ quan',
  none: 'Chưa ghi địa chỉ của cơ quan nào: thông báo chỉ có trong ứng dụng.',
  what: 'Thông báo cũng đi bằng thư điện tử đến địa chỉ của cơ quan. Địa chỉ không nằm trong nhật ký.',
  off: 'Máy chủ thư chưa được cấu hình: chưa gửi thư nào.',
  address: 'Địa chỉ',
  delivery: 'Gửi khi nào',
  changed: 'Ghi lúc',
  change: 'Sửa',
  remove: 'Bỏ',
  refused: 'Thư bị từ chối',
  nothingRefused: 'Không có thư nào bị từ chối.',
  counts: (waiting: number, sent: number, refused: number, dropped: number): string => `${waiting} thư đang chờ, ${sent} đã gửi, ${refused} bị từ chối, ${dropped} không gửi nữa.`,
  lastAnswer: (answer: string): string => `Máy chủ thư trả lời lần cuối: ${answer}`,
  notices: (count: number): string => `${count} thông báo`,
  attempts: (count: number): string => `đã thử ${count} lần`,
  answered: (answer: string): string => `máy chủ trả lời: ${answer}`,
};
