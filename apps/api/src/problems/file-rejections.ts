import type { FileFault } from '#libs/application';
import type { FileRejection } from '#libs/domain';
import { conflict, unfit, type ProblemWords } from './words.js';

/** What is said when an act refuses a file that it names. Every tag of the closed union must be here. */
export const FILE_REJECTIONS: Readonly<Record<FileRejection, ProblemWords>> = {
  'too-many-files': unfit('Đính kèm quá nhiều tệp', 'The act carries too many files', 'Mỗi lần thực hiện đính kèm nhiều nhất 20 tệp; gộp hoặc chia làm nhiều lần.', 'Attach 20 files at most; join some, or act more than once.'),
  'file-named-twice': unfit('Một tệp hoặc một tên tệp được nêu hai lần', 'A file or a name of a file is given twice', 'Bỏ tệp trùng, hoặc đặt tên khác.', 'Leave out the repeated one, or give it another name.'),
  'file-name-unsafe': unfit('Tên tệp không dùng được', 'The name of a file cannot be used', 'Đặt tên không có đường dẫn, ký tự ẩn hay ký tự điều khiển, dài nhất 200 ký tự.', 'Use a name without a path or hidden signs, of 200 characters at most.'),
  'file-name-misleads': unfit('Đuôi tên tệp không đúng với nội dung', 'The name of a file ends otherwise than its content says', 'Đặt lại đuôi tên theo nội dung (xem endings).', 'Let the name end as the content says (see endings).'),
  'file-not-uploaded': unfit('Tệp chưa được người thực hiện tải lên', 'The file was not uploaded by whoever acts', 'Tải tệp lên trước (POST /api/files), rồi nêu mã băm nhận được.', 'Upload it first (POST /api/files), and name the hash that was answered.'),
  'file-quarantined': conflict('Tệp đang chờ quét hoặc bị giữ lại vì có mã độc', 'The file waits for a scanner, or something was found in it', 'Nếu vừa tải lên, thử lại sau một phút; nếu vẫn vậy, tệp đã bị giữ lại.', 'If it was just uploaded, try again in a minute; otherwise it is kept back.'),
};

/** What is said when an upload is refused for what is in it. */
export const FILE_FAULT_WORDS: Readonly<Record<`file-${FileFault | 'infected'}`, ProblemWords>> = {
  'file-empty': unfit('Tệp không có nội dung', 'The file is empty', 'Chọn lại tệp.', 'Choose the file again.'),
  'file-type-not-accepted': unfit('Loại tệp này không được nhận', 'Files of this type are not taken', 'Lưu thành PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, ảnh PNG/JPEG/GIF/WebP hoặc văn bản UTF-8; tệp .doc, .xls, .rtf thì lưu lại theo định dạng mới.', 'Save it as PDF, DOCX, XLSX, PPTX, ODT, ODS, ODP, PNG, JPEG, GIF, WebP or UTF-8 text; save .doc, .xls and .rtf anew in a newer format.'),
  'file-more-than-one-file': unfit('Trong tệp có lẫn một tệp khác', 'There is another file inside or behind the file', 'Mở tệp bằng chương trình thường dùng và lưu lại thành tệp mới.', 'Open it with the usual program and save it as a new file.'),
  'file-damaged': unfit('Tệp bị hỏng hoặc không trọn vẹn', 'The file is damaged or not whole', 'Mở thử và lưu lại tệp, rồi tải lên lại.', 'Open it, save it again, and upload that.'),
  'file-active-content': unfit('Tệp có macro, mã chạy, đối tượng nhúng hoặc nội dung lấy từ nơi khác', 'The file has macros, programs, embedded objects, or contents from elsewhere', 'Bỏ macro và liên kết ngoài, hoặc xuất thành PDF.', 'Take macros and outside links out of it, or save it as PDF.'),
  'file-archive-too-large': unfit('Tệp bung ra quá lớn hoặc có tệp nén lồng nhau', 'The file unpacks to too much, or holds archives inside archives', 'Bỏ phần nhúng, hoặc chia thành nhiều tệp.', 'Take out what is embedded, or make several files of it.'),
  'file-encrypted': unfit('Tệp bị khóa bằng mật khẩu', 'The file is locked with a password', 'Bỏ mật khẩu của tệp rồi tải lên lại.', 'Take the password off and upload it again.'),
  'file-infected': unfit('Phần mềm quét tìm thấy mã độc trong tệp', 'The scanner found malware in the file', 'Không mở tệp; báo người phụ trách an toàn thông tin của cơ quan.', 'Do not open it; tell whoever sees to security in the office.'),
  'file-unsafe-names': unfit('Trong tệp có tên dẫn ra ngoài', 'The file has names inside that lead out of it', 'Mở tệp bằng chương trình thường dùng và lưu lại thành tệp mới.', 'Open it with the usual program and save it as a new file.'),
};
