import type { EventLogFaultCode } from '#libs/application';
import type { Bilingual } from './command.js';

/** Why the log of a data folder cannot be used, and what to do about it. */
export const FAULT_WORDS: Readonly<Record<EventLogFaultCode, Bilingual>> = {
  'log-in-use': {
    vi: 'log-in-use: thư mục dữ liệu đang được một chương trình khác ghi; hãy dừng máy chủ rồi chạy lại',
    en: 'log-in-use: another program is writing this data folder; stop the server and run this again',
  },
  'log-foreign': { vi: 'log-foreign: tệp này không phải nhật ký của Đôn Đốc', en: 'log-foreign: this file is no log of Đôn Đốc' },
  'log-damaged': { vi: 'log-damaged: nhật ký bị hỏng hoặc bị cắt; hãy khôi phục từ bản sao lưu', en: 'log-damaged: the log is damaged or cut off; restore it from a backup' },
  'log-newer-version': { vi: 'log-newer-version: nhật ký do bản mới hơn ghi; hãy nâng cấp', en: 'log-newer-version: written by a newer version; upgrade first' },
  'log-not-writable': { vi: 'log-not-writable: không ghi được vào thư mục dữ liệu; chọn thư mục khác bằng --data', en: 'log-not-writable: cannot write there; choose another folder with --data' },
  'log-missing': { vi: 'log-missing: thư mục dữ liệu chưa có nhật ký', en: 'log-missing: there is no log in this data folder' },
  'log-broken': { vi: 'log-broken: lỗi đọc ghi đĩa; hãy kiểm tra đĩa', en: 'log-broken: an I/O error; check the disk' },
  'log-unreachable': { vi: 'log-unreachable: không kết nối được máy chủ nhật ký; kiểm tra EVENTSTOREDB_URL và mạng', en: 'log-unreachable: the servers of the log cannot be reached; check EVENTSTOREDB_URL and the network' },
  'log-server-too-old': { vi: 'log-server-too-old: máy chủ nhật ký quá cũ; cần bản 23.10 trở lên', en: 'log-server-too-old: the server of the log is too old; 23.10 or newer is needed' },
  'log-access-denied': { vi: 'log-access-denied: máy chủ nhật ký từ chối tài khoản; kiểm tra EVENTSTOREDB_USER và tệp mật khẩu', en: 'log-access-denied: the server of the log refuses the account; check EVENTSTOREDB_USER and the password file' },
  'log-default-password': { vi: 'log-default-password: máy chủ nhật ký còn mật khẩu mặc định; hãy chạy dondoc install-acl', en: 'log-default-password: the server of the log still has a default password; run dondoc install-acl' },
  'log-not-protected': { vi: 'log-not-protected: luồng nhật ký chưa được bảo vệ khỏi xóa; hãy chạy dondoc install-acl', en: 'log-not-protected: the streams of the log are not protected from deletion; run dondoc install-acl' },
  'log-stream-limited': { vi: 'log-stream-limited: một luồng nhật ký bị giới hạn nên máy chủ sẽ quên sự kiện; gỡ giới hạn đó', en: 'log-stream-limited: a limit on a stream makes the server forget events; remove that limit' },
  'log-other-installation': { vi: 'log-other-installation: nhật ký này thuộc bản cài đặt khác', en: 'log-other-installation: this log belongs to another installation' },
  'log-stream-destroyed': { vi: 'log-stream-destroyed: một luồng nhật ký đã bị xóa trên máy chủ; dừng lại và khôi phục từ bản sao lưu', en: 'log-stream-destroyed: a stream of the log was deleted on the server; stop and restore it from a backup' },
  'log-foreign-event': { vi: 'log-foreign-event: một chương trình khác đã ghi vào luồng này; không ghi tiếp được', en: 'log-foreign-event: another program wrote into this stream; nothing can be appended there' },
  'log-closed': { vi: 'log-closed: nhật ký đã đóng', en: 'log-closed: the log has been closed' },
};
