import { EventLogFaultError, TimerRefusedError, type EventLogFaultCode, type TimerRefusalCode } from '#libs/application';
import { EngineFaultError } from './engine-fault.error.js';
import { ConfigurationError } from './configuration/configuration.error.js';

const LOG_FAULTS: Readonly<Record<EventLogFaultCode, readonly [vi: string, en: string]>> = {
  'log-in-use': ['Một tiến trình khác đang dùng thư mục dữ liệu này. Hãy dừng nó, hoặc đặt DONDOC_DATA khác', 'Another process is using this data folder. Stop it, or set another DONDOC_DATA'],
  'log-foreign': ['Tệp này không phải nhật ký của Đôn Đốc. Hãy chọn thư mục dữ liệu khác', 'This file is no log of this program. Choose another data folder'],
  'log-damaged': ['Nhật ký bị hỏng hoặc bị cắt. Hãy khôi phục từ bản sao lưu', 'The log is damaged or truncated. Restore it from a backup'],
  'log-newer-version': ['Nhật ký do phiên bản mới hơn ghi. Hãy dùng phiên bản đó', 'The log was written by a newer version. Use that one'],
  'log-not-writable': ['Không ghi được thư mục dữ liệu. Kiểm tra quyền và dung lượng đĩa', 'The data folder cannot be written. Check its permissions and the space on the disk'],
  'log-missing': ['Không có nhật ký trong thư mục dữ liệu', 'There is no log in the data folder'],
  'log-broken': ['Lỗi ghi đĩa: chương trình dừng để không mất dữ liệu. Kiểm tra đĩa rồi khởi động lại', 'Writing to the disk failed: the program ends so that nothing is lost. Check the disk, then start again'],
  'log-unreachable': ['Không kết nối được máy chủ nhật ký. Kiểm tra EVENTSTOREDB_URL, mạng và máy chủ rồi khởi động lại', 'The servers of the log cannot be reached. Check EVENTSTOREDB_URL, the network and the servers, then start again'],
  'log-server-too-old': ['Máy chủ nhật ký quá cũ: cần EventStoreDB 23.10 trở lên', 'The server of the log is too old: EventStoreDB 23.10 or newer is needed'],
  'log-access-denied': ['Máy chủ nhật ký từ chối tài khoản. Kiểm tra EVENTSTOREDB_USER và EVENTSTOREDB_PASSWORD_FILE', 'The server of the log refuses the account. Check EVENTSTOREDB_USER and EVENTSTOREDB_PASSWORD_FILE'],
  'log-default-password': ['Máy chủ nhật ký còn mật khẩu mặc định. Hãy đổi mật khẩu bằng dondoc install-acl', 'The server of the log still has a default password. Change it with dondoc install-acl'],
  'log-not-protected': ['Luồng nhật ký chưa được bảo vệ: tài khoản này xóa hoặc giới hạn được luồng. Hãy chạy dondoc install-acl', 'The streams of the log are not protected: this account may delete or limit them. Run dondoc install-acl'],
  'log-stream-limited': ['Một luồng nhật ký bị giới hạn ($maxCount, $maxAge, $tb) nên máy chủ sẽ quên sự kiện. Gỡ giới hạn đó rồi khởi động lại', 'A limit on a stream ($maxCount, $maxAge, $tb) makes the server forget events. Remove that limit, then start again'],
  'log-other-installation': ['Nhật ký này thuộc bản cài đặt khác với thư mục dữ liệu. Kiểm tra EVENTSTOREDB_URL, DONDOC_INSTALLATION và DONDOC_DATA', 'This log belongs to another installation than the data folder. Check EVENTSTOREDB_URL, DONDOC_INSTALLATION and DONDOC_DATA'],
  'log-stream-destroyed': ['Một luồng nhật ký đã bị xóa trên máy chủ. Dừng mọi chương trình và khôi phục từ bản sao lưu', 'A stream of the log was deleted on the server. Stop all programs and restore it from a backup'],
  'log-foreign-event': ['Một chương trình khác đã ghi vào một luồng của nhật ký; luồng đó không ghi tiếp được', 'Another program wrote into a stream of the log; nothing can be appended there'],
  'log-closed': ['Nhật ký đã đóng', 'The log is closed'],
}; // prettier-ignore

const TIMER_REFUSALS: Readonly<Record<TimerRefusalCode, readonly [vi: string, en: string]>> = {
  'timer-wrong-password': ['Redis không nhận tài khoản hay mật khẩu. Kiểm tra DONDOC_REDIS_URL và tệp DONDOC_REDIS_PASSWORD_FILE', 'Redis refuses the user or the password. Check DONDOC_REDIS_URL and the file DONDOC_REDIS_PASSWORD_FILE'],
  'timer-too-old': ['Redis quá cũ, cần bản 6.2 trở lên', 'Redis is too old; 6.2 or newer is needed'],
  'timer-evicts': ['Redis được phép xóa khóa khi đầy bộ nhớ. Đặt maxmemory-policy noeviction trong redis.conf', 'Redis may drop keys when its memory is full. Set maxmemory-policy noeviction in redis.conf'],
  'timer-read-only': ['Đây là bản sao chỉ đọc của Redis. Hãy trỏ DONDOC_REDIS_URL đến máy chính', 'This Redis is a read-only replica. Point DONDOC_REDIS_URL at its master'],
  'timer-cluster': ['Không dùng được cụm Redis (cluster). Hãy dùng một máy Redis', 'A Redis cluster cannot be used. Use a single Redis'],
  'timer-not-permitted': ['Tài khoản Redis thiếu quyền', 'The user of Redis lacks a right'],
  'timer-taken': ['Tiền tố này trên Redis là của một nơi cài đặt khác. Đặt DONDOC_REDIS_PREFIX khác; nếu thư mục dữ liệu này thay cho nơi cũ thì xóa khóa <tiền tố>:installation', 'This prefix on Redis belongs to another installation. Set another DONDOC_REDIS_PREFIX; if this data folder takes its place, delete the key <prefix>:installation'],
}; // prettier-ignore

/** Why the program cannot start or go on, for whoever started it. */
export function startFault(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  if (error instanceof EventLogFaultError) {
    const [vi, en] = LOG_FAULTS[error.code];
    return `${vi} / ${en}: ${error.path}${error.cause === undefined ? '' : ` (${String(error.cause)})`}`;
  }
  if (error instanceof TimerRefusedError) {
    const [vi, en] = TIMER_REFUSALS[error.code];
    return `${vi} / ${en}: ${error.fact}`;
  }
  if (error instanceof EngineFaultError) {
    const cause = error.cause instanceof Error ? error.cause.message : String(error.cause);
    return (
      `Không ghi được bảng số liệu (${error.part}); nhật ký vẫn nguyên vẹn. Kiểm tra dung lượng đĩa rồi khởi động lại; thư mục ${error.folder} có thể xóa khi chương trình đã dừng, nó được dựng lại từ nhật ký / ` +
      `The read models cannot be kept up (${error.part}); the log is whole. Check the space on the disk and start again; the folder ${error.folder} may be deleted while the program is stopped, it is built again from the log (${cause})`
    );
  }
  const { code, port } = (error ?? {}) as { readonly code?: unknown; readonly port?: unknown };
  if (code === 'EADDRINUSE') return `Cổng ${String(port)} đang được dùng; đặt DONDOC_PORT khác / Port ${String(port)} is in use; set another DONDOC_PORT`;
  if (code === 'EACCES') return `Không được phép / Not allowed: ${String(error)}`;
  if (typeof code === 'string' && code.startsWith('ERR_OSSL')) {
    return `Không dùng được chứng thư hoặc khóa TLS: kiểm tra hai tệp DONDOC_TLS_CERT và DONDOC_TLS_KEY (PEM, cùng một cặp) / The TLS certificate or key cannot be used: check the files DONDOC_TLS_CERT and DONDOC_TLS_KEY (PEM, one pair): ${code}`;
  }
  return `Không khởi động được / Cannot start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
