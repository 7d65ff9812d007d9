import { words, type ProblemWords } from './words.js';

const RELOAD = ['Tải lại rồi làm lại.', 'Reload and try again.'] as const;

/** Problems of the conversation itself, before or beside the domain. */
export const API_PROBLEMS = {
  'route-not-found': words(404, 'Không có địa chỉ này', 'There is no such address', 'Xem các địa chỉ tại /api/docs.', 'See the addresses at /api/docs.'),
  'method-not-allowed': words(405, 'Địa chỉ này không nhận phương thức đó', 'The address does not take that method', 'Dùng một trong các phương thức nêu trong Allow.', 'Use one of the methods named in Allow.'),
  'not-found': words(404, 'Không tìm thấy', 'Not found', 'Kiểm tra mã; có thể bạn không được xem mục này.', 'Check the id; it may be something you may not see.'),
  'bad-url': words(400, 'Địa chỉ viết sai', 'The address is not well-formed', 'Kiểm tra các ký tự mã hóa phần trăm.', 'Check its percent-encoding.'),
  'request-invalid': words(400, 'Yêu cầu không hợp lệ', 'The request is not valid', 'Xem mô tả tại /api/docs.', 'See the description at /api/docs.'),
  'malformed-json': words(400, 'Nội dung không phải JSON hợp lệ', 'The body is not well-formed JSON', 'Sửa cú pháp JSON rồi gửi lại.', 'Correct the JSON and send it again.'),
  'body-too-deep': words(400, 'Nội dung lồng nhau quá sâu', 'The body is nested too deeply', 'Gửi tối đa 32 tầng.', 'Send at most 32 levels.'),
  'key-forbidden': words(400, 'Nội dung có tên trường bị cấm', 'The body has a forbidden key', 'Bỏ các trường __proto__, constructor, prototype.', 'Remove the keys __proto__, constructor, prototype.'),
  'text-not-usable': words(400, 'Văn bản có ký tự không dùng được', 'A text holds characters that cannot be stored', 'Bỏ ký tự NUL và ký tự thay thế lẻ.', 'Remove NUL characters and lone surrogates.'),
  'body-not-an-object': words(400, 'Nội dung phải là một đối tượng JSON', 'The body must be a JSON object', 'Gửi một đối tượng { … }.', 'Send an object { … }.'),
  'validation-failed': words(400, 'Một số trường không hợp lệ', 'Some fields are not valid', 'Sửa các trường nêu trong errors.', 'Correct the fields listed in errors.'),
  'content-type-not-supported': words(415, 'Kiểu nội dung không được hỗ trợ', 'The content type is not supported', 'Gửi application/json.', 'Send application/json.'),
  'body-too-large': words(413, 'Nội dung quá lớn', 'The body is too large', 'Gửi tối đa 1 MiB.', 'Send at most 1 MiB.'),
  'headers-too-large': words(431, 'Địa chỉ hoặc tiêu đề quá dài', 'Address or headers are too long', 'Rút ngắn yêu cầu.', 'Shorten the request.'),
  'not-signed-in': words(401, 'Chưa đăng nhập', 'Not signed in', 'Đăng nhập tại / hoặc bằng POST /api/session.', 'Sign in at / or by POST /api/session.'),
  'sign-in-failed': words(401, 'Tên đăng nhập hoặc mật khẩu không đúng', 'Login or password is not right', 'Kiểm tra rồi thử lại.', 'Check both and try again.'),
  'forbidden': words(403, 'Không có quyền', 'Not allowed', 'Đề nghị người có thẩm quyền thực hiện.', 'Ask somebody with the right to do it.'),
  'cross-site': words(403, 'Yêu cầu đến từ trang khác', 'The request comes from another site', 'Gửi từ chính trang này, hoặc dùng mã bearer.', 'Send it from this site itself, or use a bearer token.'),
  'too-many-attempts': words(429, 'Thử đăng nhập quá nhiều lần', 'Too many attempts to sign in', 'Chờ rồi thử lại.', 'Wait and try again.'),
  'invitation-not-usable': words(404, 'Đường dẫn mời không còn dùng được', 'The invitation cannot be used', 'Xin đường dẫn mới từ người quản trị máy.', 'Ask whoever runs the machine for a new one.'),
  'idempotency-key-invalid': words(400, 'Idempotency-Key không hợp lệ', 'The Idempotency-Key is not valid', 'Dùng 1–200 ký tự ASCII nhìn thấy được.', 'Use 1–200 visible ASCII characters.'),
  'if-match-invalid': words(400, 'If-Match không hợp lệ', 'If-Match is not valid', 'Gửi lại nguyên ETag đã nhận, ví dụ "3".', 'Send back the ETag you were given, for example "3".'),
  'stale': words(412, 'Đã có thay đổi sau lần bạn xem', 'It has changed since you saw it', 'Xem các thay đổi trong facts.between, tải lại rồi quyết định lại.', 'See facts.between, reload and decide again.'),
  'key-reused': words(422, 'Idempotency-Key đã dùng với nội dung khác', 'The Idempotency-Key was used with another body', 'Dùng khóa mới cho yêu cầu mới.', 'Use a new key for a new request.'),
  'outcome-unknown': words(503, 'Chưa biết yêu cầu đã được ghi hay chưa', 'It is not known yet whether this was recorded', 'Gửi lại y nguyên với cùng Idempotency-Key.', 'Send the identical request with the same Idempotency-Key.'),
  'rejected': words(409, 'Yêu cầu bị từ chối', 'The request was refused', ...RELOAD),
  'moment-unknown': words(400, 'Không xác định được thời điểm asOf', 'The moment asOf cannot be determined', 'Dùng thời điểm ISO có múi giờ, index:<n> hoặc ngày YYYY-MM-DD.', 'Use an ISO instant with an offset, index:<n> or a day YYYY-MM-DD.'),
  'position-unknown': words(400, 'Không có vị trí after này', 'There is no such position after', 'Dùng đúng position mà lệnh đã trả về.', 'Use the position that a command answered.'),
  'email-not-refused': words(409, 'Thư này không ở trạng thái bị từ chối', 'The e-mail was not refused', 'Chỉ gửi lại thư bị từ chối; xem /api/notice-emails?state=refused.', 'Only a refused one is sent again; see /api/notice-emails?state=refused.'),
  'email-forgotten': words(409, 'Nội dung thư không còn được giữ', 'What the e-mail said is not kept any more', 'Thông báo vẫn có trong chương trình.', 'The notices stand in the program.'),
  'no-office-address': words(409, 'Cơ quan chưa có địa chỉ thư', 'The office has no address', 'Ghi địa chỉ tại /api/office-addresses/{body} rồi gửi lại.', 'Set it at /api/office-addresses/{body}, then send again.'),
  'address-not-corrected': words(409, 'Địa chỉ chưa được sửa từ khi thư bị từ chối', 'The address was not changed since the e-mail was refused', 'Sửa địa chỉ, hoặc gửi sameAddress: true khi lỗi ở máy chủ thư.', 'Correct it, or send sameAddress: true when the mail server was at fault.'),
  'bad-cursor': words(400, 'Con trỏ trang không dùng được', 'The cursor cannot be used', 'Bắt đầu lại từ trang đầu.', 'Start again from the first page.'),
  'not-caught-up': words(503, 'Số liệu chưa theo kịp', 'The read models have not caught up', 'Thử lại sau ít giây.', 'Try again in a few seconds.'),
  'timer-away': words(503, 'Redis không trả lời; nhắc việc vẫn đi, trễ tối đa một phút', 'Redis does not answer; reminders still go, a minute late at most', 'Kiểm tra máy chủ Redis rồi tải lại.', 'Check the Redis server and reload.'),
  'too-many-listeners': words(503, 'Quá nhiều kết nối trực tiếp', 'Too many live connections', 'Thử lại sau.', 'Try again later.'),
  'busy': words(503, 'Máy chủ đang bận', 'The server is busy', 'Thử lại sau ít giây.', 'Try again in a few seconds.'),
  'stopping': words(503, 'Máy chủ đang dừng', 'The server is stopping', 'Thử lại sau khi máy chủ chạy lại.', 'Try again when it runs again.'),
  'internal': words(500, 'Lỗi bên trong', 'Internal fault', 'Báo người quản trị kèm requestId.', 'Tell whoever runs the machine, with the requestId.'),
} as const satisfies Readonly<Record<string, ProblemWords>>; // prettier-ignore

export type ApiProblemTag = keyof typeof API_PROBLEMS;
