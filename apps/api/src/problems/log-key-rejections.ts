import type { LogKeyRejection } from '#libs/domain';
import { unfit, words, type ProblemWords } from './words.js';

/** What is said when a change of the key of the log is refused. */
export const LOG_KEY_REJECTIONS: Readonly<Record<LogKeyRejection, ProblemWords>> = {
  'log-key-already-introduced': words(409, 'Nhật ký đã có khóa', 'The log has a key already', 'Dùng lệnh thay khóa.', 'Rotate the key instead.'),
  'log-key-not-introduced': words(409, 'Nhật ký chưa có khóa để thay', 'The log has no key to replace yet', 'Bật DONDOC_NOTARY và khởi động lại.', 'Turn DONDOC_NOTARY on and start again.'),
  'log-key-malformed': unfit('Không phải khóa kiểm tra của nhật ký', 'This is no verifier key of a log', 'Tạo khóa mới.', 'Make a new key.'),
  'log-key-used-before': unfit('Khóa này đã từng dùng', 'The key has been used before', 'Tạo khóa mới.', 'Make a new key.'),
  'log-key-of-another-log': unfit('Khóa mang tên nhật ký khác', 'The key bears the name of another log', 'Tạo khóa mới với đúng tên nhật ký.', 'Make a key with the name of this log.'),
  'log-key-reason-missing': unfit('Chưa nêu lý do thay khóa', 'Why the key is replaced is not said', 'Nêu lý do.', 'Say why.'),
}; // prettier-ignore
