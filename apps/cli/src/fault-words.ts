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
  'log-closed': { vi: 'log-closed: nhật ký đã đóng', en: 'log-closed: the log has been closed' },
};
