/** Words of the boards beside that of dated duties, in Vietnamese. */
export const boards = {
  held: {
    title: 'Ai đang giữ, bao lâu',
    how: 'Ngày làm việc của mọi nhiệm vụ ở từng đơn vị, theo vai trò khi giữ; ngày tạm dừng không tính cho đơn vị nào. Bấm một số để xem các nhiệm vụ làm nên số ấy.',
    none: 'Chưa có nhiệm vụ nào có ngày ở đơn vị nào.',
    byBody: 'Theo đơn vị',
    byMonth: 'Theo tháng',
    month: 'Tháng',
    all: 'Tất cả',
    calendar: (version: number): string => `Theo lịch làm việc phiên bản ${version}.`,
  },
  standing: {
    title: 'Nhiệm vụ thường xuyên',
    none: 'Chưa có nhiệm vụ thường xuyên nào trong phạm vi bạn được xem.',
    due: (k: number, n: number): string => `Đến lúc rà soát: ${k}/${n}. Đến lúc rà soát không phải là quá hạn.`,
    office: (name: string): string => `theo dõi: ${name}`,
    never: 'chưa rà soát lần nào',
    last: (day: string): string => `rà soát gần nhất ${day}`,
    next: (day: string): string => `lần sau ${day}`,
  },
  leftBehind: {
    title: 'Việc còn ở đơn vị đã kết thúc',
    how: 'Nhiệm vụ đang mở mà một đơn vị đã kết thúc vẫn còn vai trò, vì chưa nêu ai nhận lại.',
    none: 'Không còn nhiệm vụ nào ở đơn vị đã kết thúc.',
    bodies: 'Các đơn vị đã kết thúc',
    ended: (day: string, duties: number): string => `hoạt động đến hết ngày ${day}; ${duties} nhiệm vụ`,
    duties: 'Các nhiệm vụ',
  },
};
