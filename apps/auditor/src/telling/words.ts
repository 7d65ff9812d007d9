import type { FindingCode } from '../checks/findings.js';
import type { CopyFaultCode } from '../copies/copy.js';

export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

const said = (vi: string, en: string): Bilingual => ({ vi, en });

/** What each finding means, for somebody who knows the office and not the mathematics. */
export const FINDING_WORDS: Readonly<Record<FindingCode, Bilingual>> = {
  'entry-malformed': said('mục của sự kiện không đúng dạng: đã bị sửa', 'the entry of the event is not of its form: it was changed'),
  'entry-place': said('mục của sự kiện tự nhận một thứ tự khác: bị xóa, chèn hoặc đảo', 'the entry of the event says another place: something was removed, inserted or moved'),
  'entry-unlike-tile': said('mục của sự kiện không khớp với cây băm: đã bị sửa hoặc thay', 'the entry of the event is not the one in the tree: it was changed or replaced'),
  'event-unlike-entry': said('nội dung sự kiện không phải nội dung đã được ký', 'the contents of the event are not those that were signed for'),
  'tile-unlike-below': said('một mảnh của cây băm không khớp với mảnh bên dưới', 'a tile of the tree does not follow from the tile below'),
  'root-unlike-tiles': said('gốc được ký không phải gốc của cây này', 'the root that is signed is not that of this tree'),
  'stream-broken': said('luồng không liền mạch: có sự kiện bị xóa, chèn, nhân đôi hoặc đảo thứ tự', 'the stream does not count on: an event was removed, inserted, doubled or moved'),
  'signature-wrong': said('chữ ký sai: dấu niêm phong đã bị sửa', 'the signature is not good: the checkpoint was changed'),
  'kept-unlike-tree': said('dấu niêm phong cũ thuộc một nhật ký khác: lịch sử đã bị viết lại', 'an earlier checkpoint is of another history: the past was rewritten'),
  'held-unlike-tree': said('không khớp với dấu niêm phong bạn đang giữ: lịch sử đã bị viết lại', 'it does not fit the checkpoint that you hold: the past was rewritten'),
  'copy-behind-held': said('bản sao ngắn hơn dấu niêm phong bạn đang giữ: phần cuối đã bị cắt', 'the copy is shorter than the checkpoint that you hold: its end was cut off'),
  'cosigned-before-recorded': said('sự kiện ghi thời điểm sau khi người làm chứng đã thấy nó', 'the event claims to be later than the witness has seen it'),
  'recorded-before-cosigned': said('sự kiện ghi thời điểm trước lần làm chứng mà khi đó chưa có nó: ghi lùi ngày', 'the event claims to be earlier than a moment at which the witness saw the log without it: it is back-dated'),
  'quorum-missing': said('chưa đủ người làm chứng theo quy định', 'not enough witnesses have cosigned, by the policy'),
  'file-unlike-name': said('nội dung tệp không khớp với mã băm là tên của nó: đã bị thay', 'the file is not the one that its name, a hash, says: it was replaced'),
  'file-missing': said('thiếu tệp mà sự kiện này nêu theo mã băm', 'the file that the event names by its hash is missing'),
  'listed-unlike-list': said('tệp không khớp với danh sách của bản sao', 'the file is not what the list of the archive says'),
  'listed-missing': said('thiếu một tệp có trong danh sách của bản sao', 'a file of the list of the archive is missing'),
  'not-listed': said('có tệp lạ, không thuộc bản sao', 'a file that does not belong to the archive'),
  'rule-broken': said('việc này trái quy tắc nghiệp vụ, hệ thống không thể đã ghi nhận: lịch sử giả', 'the rules refuse this act, so the program cannot have recorded it: the history is forged'),
  'decision-unlike-events': said('theo quy tắc, việc này phải được ghi khác: lịch sử giả', 'by the rules this act is recorded otherwise: the history is forged'),
  'event-out-of-place': said('sự kiện không thuộc về luồng này: lịch sử giả', 'an event of this kind does not belong in this stream: the history is forged'),
  'event-impossible': said('nội dung sự kiện có dạng mà hệ thống không bao giờ ghi: lịch sử giả', 'the contents are of a form that the program never writes: the history is forged'),
  'checkpoint-missing': said('không có dấu niêm phong', 'there is no checkpoint'),
  'checkpoint-malformed': said('dấu niêm phong không đúng dạng', 'the checkpoint is not of its form'),
  'origin-unlike': said('dấu niêm phong của một nhật ký khác', 'the checkpoint is of another log'),
  'key-unknown': said('không có chữ ký của khóa nào được tin', 'it bears no signature of a key that is trusted'),
  'tile-missing': said('thiếu một tệp của cây băm', 'a file of the tree is missing'),
  'tile-truncated': said('một mảnh của cây băm bị cắt cụt', 'a tile is cut off'),
  'bundle-malformed': said('một tập sự kiện bị cắt cụt hoặc không đúng dạng', 'a bundle of events is cut off or not of its form'),
  'list-malformed': said('danh sách của bản sao không đúng dạng', 'the list of the archive is not of its form'),
  'policy-malformed': said('tệp quy định về khóa và người làm chứng không đúng dạng', 'the policy of keys and witnesses is not of its form'),
};

/** Why a copy cannot be audited at all, and what to do. */
export const COPY_WORDS: Readonly<Record<CopyFaultCode, Bilingual>> = {
  'copy-missing': said('không tìm thấy', 'there is nothing there'),
  'copy-link': said('bản sao chứa liên kết hoặc tệp đặc biệt; một bản sao chỉ gồm tệp và thư mục', 'the copy holds a link or a special file; an archive has files and folders only'),
  'copy-path': said('bản sao chứa tên trỏ ra ngoài hoặc tên lạ', 'the copy holds a name that leads out of it, or that no archive has'),
  'copy-twice': said('tệp tar chứa hai tệp cùng tên', 'the tar file holds two files of one name'),
  'copy-unreadable': said('không đọc được, hoặc không phải tệp tar (ustar) nguyên vẹn', 'it cannot be read, or is no whole tar file (ustar)'),
  'copy-kind': said('phải là thư mục, tệp tar hoặc địa chỉ http(s)', 'it must be a folder, a tar file or an http(s) address'),
};
