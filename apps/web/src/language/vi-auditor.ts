/** Words of the auditor's day, in Vietnamese. */
export const auditor = {
  verifying: {
    verify: 'Kiểm chứng',
    busy: 'Đang kiểm chứng…',
    notHere: 'Trình duyệt chỉ kiểm chứng được ở địa chỉ https hoặc trên chính máy chủ; lấy gói chứng cứ để kiểm chứng ở nơi khác.',
    notDone: (why: string): string => `Chưa kiểm chứng được: ${why}`,
    holds: 'Đúng như trong nhật ký đã ký.',
    fails: 'KHÔNG khớp với nhật ký đã ký. Giữ nguyên hiện trạng và báo kiểm toán.',
    checks: {
      receipt: 'đọc được giấy xác nhận',
      act: 'giấy xác nhận là của việc này',
      stored: 'nội dung đã lưu khớp mã băm trong giấy xác nhận',
      path: 'chứng minh dẫn đến đúng gốc của nhật ký',
      signature: 'điểm kiểm soát có chữ ký đúng của nhật ký',
    },
    covers: (events: number): string => `Điểm kiểm soát gồm ${events} sự kiện.`,
    compare: 'So khóa này với khóa đã ghi lại khi nghiệm thu:',
  },
  auditing: {
    difference: 'Khác với hiện tại',
    noDifference: 'Không số nào trên bảng khác với hiện tại.',
    nothingMoved: 'Không có gì khác với hiện tại.',
    kinds: {
      'became-late': 'thành chậm', 'no-longer-late': 'hết chậm', came: 'mới có', went: 'không còn', reassigned: 'đổi cơ quan', moved: 'đổi chỗ', 'facts-changed': 'đổi nội dung',
    }, // prettier-ignore
    rowKinds: { appeared: 'mới có', vanished: 'không còn', changed: 'thay đổi' },
    rows: (before: number, after: number): string => `${before} → ${after} dòng.`,
    dayPassed: (day: string): string => `hết ngày ${day}`,
    steps: (n: number, last: string): string => `${n} bước, gần nhất: ${last}`,
    earlier: (n: number): string => `trước đó còn ${n} bước`,
    urgings: 'Văn bản đôn đốc khác với hiện tại',
    coordinators: 'Cơ quan phối hợp khác với hiện tại',
    past: 'Lúc đó',
    now: 'Hiện tại',
    change: 'Chênh',
    between: (from: string, to: string, events: number): string => `Từ ${from} đến ${to}: ${events} sự kiện.`,
    slider: 'Tua theo sự kiện',
    after: (k: number, n: number, what: string, when: string): string => `Sau sự kiện ${k}/${n}: ${what}, ${when}.`,
    beforeAll: 'Trước mọi sự kiện.',
    evidence: 'Tải gói chứng cứ',
    evidenceMeans: 'Một tệp mở được bằng trình duyệt bất kỳ, tự kiểm chứng, không cần hệ thống này.',
  },
};
