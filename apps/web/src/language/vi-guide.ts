/** Pages that a step may lead to. */
type StepPage = '/hop-viec' | '/thong-bao' | '/tai-khoan' | '/tong-hop' | '/don-doc' | '/van-ban' | '/nhat-ky-truy-cap' | '/quan-tri/don-vi' | '/quan-tri/tai-khoan' | '/quan-tri/nhan-su' | '/quan-tri/quy-tac';

interface FirstDay {
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly steps: readonly { readonly name: string; readonly to: StepPage; readonly text: string }[];
}

/** Help for the first day, in Vietnamese. Each step leads to its page. */
export const guide = {
  page: 'Hướng dẫn',
  others: 'Hướng dẫn cho từng vai trò',
  of: {
    agency: {
      name: 'Cơ quan thực hiện',
      title: 'Ngày đầu tiên: cơ quan thực hiện',
      lead: 'Việc của đơn vị nằm trong Hộp việc, hạn gần nhất ở trên cùng. Mỗi việc mở ra một trang có câu gốc của văn bản và những gì làm được.',
      steps: [
        { name: 'Xem việc phải tiếp nhận', to: '/hop-viec', text: 'Mục “Phải tiếp nhận”. Mở việc, bấm Tiếp nhận, ghi số đến và ngày đến.' },
        { name: 'Báo cáo và trình kết quả', to: '/hop-viec', text: 'Trên trang của việc: Báo cáo tiến độ khi đang làm, Trình kết quả khi xong; kéo tệp vào khung Tệp kèm theo. Cần thêm thời gian thì Đề nghị gia hạn trước hạn.' },
        { name: 'Đọc thông báo', to: '/thong-bao', text: 'Việc mới, việc bị trả lại, nhắc việc, đôn đốc. Bấm “Đơn vị đã xem” khi đã đọc.' },
        { name: 'Giữ tài khoản cho mình', to: '/tai-khoan', text: 'Đổi mật khẩu, gắn mã xác thực, kết thúc phiên ở máy lạ. Máy dùng chung thì luôn Đăng xuất.' },
      ],
    },
    office: {
      name: 'Cơ quan theo dõi, đôn đốc',
      title: 'Ngày đầu tiên: cơ quan theo dõi, đôn đốc',
      lead: 'Bảng theo dõi có bốn ô k/n; mỗi con số mở ra đúng những việc nó đếm. Việc thường xuyên, chưa ấn định hạn không lẫn vào bốn ô.',
      steps: [
        { name: 'Xem bảng theo dõi', to: '/tong-hop', text: 'Quá hạn ở đâu, tháng nào nhiều, ai chưa trả lời. Lưu chế độ xem hay dùng cho mình hoặc cả đơn vị.' },
        { name: 'Đôn đốc', to: '/don-doc', text: 'Chọn việc quá hạn, xem trước rồi gửi; từng việc không gửi được đều nói vì sao.' },
        { name: 'Theo dõi một văn bản', to: '/van-ban', text: 'Cây giao việc từ trên xuống, kèm trạng thái và số ngày trễ của từng nhánh.' },
        { name: 'Quyết định', to: '/hop-viec', text: 'Mục “Chờ đơn vị tôi quyết định”: xác nhận hay trả lại kết quả, trả lời đề nghị gia hạn.' },
      ],
    },
    auditor: {
      name: 'Kiểm tra, kiểm toán',
      title: 'Ngày đầu tiên: kiểm tra, kiểm toán',
      lead: 'Bạn xem được tất cả và không thay đổi gì. Mọi lượt xem của bạn cũng được ghi lại.',
      steps: [
        { name: 'Đưa trang về một ngày đã qua', to: '/tong-hop', text: 'Bấm “Tại thời điểm…” ở đầu trang: mọi trang hiện đúng những gì đã ghi nhận đến hết ngày ấy. Địa chỉ gửi đi được.' },
        { name: 'Xem lịch sử một việc', to: '/van-ban', text: 'Mở văn bản, mở việc, rồi “Lọc và xem đủ lịch sử”: ai làm, thay mặt ai, ghi nhận lúc nào, căn cứ ghi bổ sung.' },
        { name: 'Xem ai đã xem', to: '/nhat-ky-truy-cap', text: 'Nhật ký truy cập: lượt xem ngoài phạm vi, xuất dữ liệu, bị từ chối.' },
        { name: 'Xem tài khoản và quy tắc', to: '/quan-tri/quy-tac', text: 'Quy tắc, lịch làm việc đang hiệu lực và các lần ban hành; danh bạ, nhân sự, tài khoản.' },
      ],
    },
    administrator: {
      name: 'Quản trị',
      title: 'Ngày đầu tiên: quản trị',
      lead: 'Quản trị giữ danh bạ, tài khoản, nhân sự, quy tắc; không có nhiệm vụ nào trong việc được giao.',
      steps: [
        { name: 'Ghi danh bạ', to: '/quan-tri/don-vi', text: 'Ghi đơn vị mới, đổi tên, chuyển cấp trên, kết thúc; mỗi thay đổi có ngày và căn cứ, quá khứ giữ nguyên.' },
        { name: 'Mở tài khoản', to: '/quan-tri/tai-khoan', text: 'Thêm tài khoản, đưa tận tay liên kết đặt mật khẩu. Ai nghỉ thì khóa; mất điện thoại thì bỏ mã xác thực.' },
        { name: 'Ghi nhân sự và chức vụ', to: '/quan-tri/nhan-su', text: 'Từ lần bổ nhiệm đầu tiên, một người làm được gì theo đúng chức vụ, từ ngày đến ngày.' },
        { name: 'Xem quy tắc và lịch', to: '/quan-tri/quy-tac', text: 'Ban hành thay đổi quy tắc; lịch nghỉ từng năm.' },
      ],
    },
  } satisfies Readonly<Record<string, FirstDay>> as Readonly<Record<'agency' | 'office' | 'auditor' | 'administrator', FirstDay>>,
  keys: 'Phím tắt',
  keyList: [
    { key: 'Ctrl K', does: 'mở dòng lệnh: qh t11, ≤7, tên đơn vị, số văn bản, tên trang; gõ không dấu cũng được' },
    { key: 'j, k', does: 'xuống, lên trong danh sách việc' },
    { key: 'Enter', does: 'mở việc đang chọn' },
    { key: 'Tab', does: 'đi qua mọi nút và ô; lần đầu tiên là “Đến nội dung chính”' },
    { key: 'Esc', does: 'đóng hộp thoại' },
  ],
  trouble: 'Khi có chuyện',
  troubles: [
    'Mất mạng khi đang gõ: cứ bấm ghi nhận; việc được giữ trong trình duyệt và tự gửi một lần khi có mạng.',
    'Có người vừa thay đổi cùng việc ấy: trang kể ai làm gì, chữ đã gõ còn nguyên, rồi bạn quyết định.',
    'Một nút không có: thao tác ấy thuộc đơn vị khác hay chức trách khác. Nút có mà chưa bấm được thì trang nói vì sao.',
    'Bị từ chối mà không rõ: gửi người quản trị “mã yêu cầu” hiện trong thông báo.',
  ],
};
