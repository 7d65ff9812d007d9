import { secondFactor } from './vi-account.js';
import { acts } from './vi-acts.js';
import { actors } from './vi-actors.js';
import { administration } from './vi-admin.js';
import { agency } from './vi-agency.js';
import { approval } from './vi-approval.js';
import { arranging, board } from './vi-board.js';
import { deeds } from './vi-deeds.js';
import { duty } from './vi-duty.js';
import { guide } from './vi-guide.js';
import { noticeChoices } from './vi-notices.js';
import { office } from './vi-office.js';
import { officeMail } from './vi-office-mail.js';
import { oversights } from './vi-oversights.js';
import { rankings } from './vi-rankings.js';
import { receipts } from './vi-receipts.js';
import { reviews } from './vi-reviews.js';
import { rules } from './vi-rules.js';
import { supervision } from './vi-supervision.js';
import { urgingPaper } from './vi-urging-paper.js';

/** Every word on the screen, in Vietnamese. Its shape is the law for every other language: a missing key is no valid program. */
export const vi = {
  ...actors,
  ...administration,
  ...agency,
  ...duty,
  ...supervision,
  ...office,
  acts,
  approval,
  deeds,
  officeMail,
  oversights,
  rankings,
  receipts,
  reviews,
  urgingPaper,
  guide,
  rules,
  arranging,
  noticeChoices,
  board,
  secondFactor,
  app: { name: 'Đôn Đốc', skip: 'Đến nội dung chính', sample: 'DỮ LIỆU MẪU', menu: 'Các trang', loading: 'Đang tải…', noScriptBoard: 'Bảng không cần JavaScript', apiBrowser: 'API' },
  pages: { inbox: 'Hộp việc', board: 'Bảng theo dõi', notices: 'Thông báo', directives: 'Văn bản', history: 'Lịch sử', notFound: 'Không có trang này' },
  signIn: {
    title: 'Đăng nhập',
    login: 'Tên đăng nhập',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    busy: 'Đang kiểm tra…',
    samples: 'Tài khoản mẫu (nếu là dữ liệu mẫu) có ở',
    ended: 'Phiên làm việc đã hết. Đăng nhập lại để tiếp tục ở trang này.',
    signOut: 'Đăng xuất',
    elsewhere: 'Đăng nhập bằng tài khoản của cơ quan',
  },
  looks: { languageLabel: 'Switch to English', light: 'Giao diện sáng', dark: 'Giao diện tối' },
  live: { lost: 'Mất kết nối trực tiếp: số liệu có thể đã cũ. Trình duyệt đang nối lại; tải lại trang nếu kéo dài.' },
  errors: {
    title: 'Không tải được',
    unreachable: 'Máy chủ không trả lời.',
    unreachableNext: 'Kiểm tra đường truyền rồi thử lại; nội dung đã nhập trên trang vẫn còn.',
    retry: 'Thử lại',
    home: 'Về trang đầu',
    notFound: 'Địa chỉ này không ứng với trang nào.',
    requestId: (id: string): string => `Mã yêu cầu: ${id}`,
  },
  inbox: {
    title: (body: string): string => `Hộp việc – ${body}`,
    filters: 'Lọc việc',
    ofBody: 'Hộp việc của',
    all: 'Tất cả',
    'to-acknowledge': 'Phải tiếp nhận',
    overdue: 'Quá hạn',
    'due-soon': 'Sắp đến hạn',
    returned: 'Bị trả lại',
    undated: 'Chưa ấn định hạn',
    standing: 'Thường xuyên',
    recurring: 'Định kỳ',
    waiting: 'Chờ đơn vị tôi quyết định',
    within: (days: number): string => `Hạn trong ${days} ngày tới`,
    onOthers: 'Đang chờ đơn vị khác',
    shown: (k: number, n: number): string => `Liệt kê ${k}/${n} việc, hạn gần nhất trước.`,
    shownOf: (k: number): string => `Liệt kê ${k} việc, hạn gần nhất trước.`,
    keys: 'Phím: j hoặc ↓ xuống, k hoặc ↑ lên, Enter mở việc.',
    more: 'Xem thêm',
    loadingMore: 'Đang tải thêm…',
    emptyAll: 'Không có việc nào đang mở.',
    emptyAllNext: 'Khi cơ quan ban hành giao việc, việc mới hiện ở đây. Việc đã xong vẫn xem được qua trang Văn bản.',
    emptyFilter: 'Không có việc nào trong mục này.',
    emptyFilterNext: 'Xem tất cả việc',
    list: 'Danh sách việc',
  },
  moment: {
    now: 'Hiện tại',
    at: 'Tại thời điểm',
    label: 'Xem tại hết ngày (dd/mm/yyyy)',
    open: 'Tại thời điểm…',
    apply: 'Xem',
    back: 'Về hiện tại',
    past: (day: string): string => `Đang xem số liệu tại hết ngày ${day}: chỉ những gì đã ghi nhận đến lúc đó. Không thao tác được.`,
    pastInstant: (when: string): string => `Đang xem số liệu tại thời điểm ${when}: chỉ những gì đã ghi nhận đến lúc đó. Không thao tác được.`,
    judged: (when: string, index: number): string => `Số liệu tại ${when}, sự kiện thứ ${index}.`,
    bad: 'Ghi ngày dạng 31/12/2021.',
  },
};

/** The words of a language: the same keys, the same parameters. */
export type Dictionary = typeof vi;
